import { ServiceNode } from '../../../private/graph/service-node';
import { isMeshObject } from '../../../private/objects/mesh-object';
import { objectsOfKind } from '../../../private/workload/workload-finder';
import { RolloutPhase } from '../../../vocabulary/phase';
import { Analyzer } from '../../analyzer';
import { CATALOG, findingOf } from '../../catalog';
import { nameOf } from '../../demand';

/** A Service that leads clients from outside the cluster to the pods of a strict namespace: the mesh refuses them. */
export const exposedWorkload: Analyzer = ({ mesh, root }) => {
  const strict = mesh.graph.services.filter(service => service.owned && service.namespace.phase === RolloutPhase.STRICT);
  const bySelector = new Map(strict.flatMap(service => selectorsOf(service).map(labels => [keyOf(labels), service] as const)));
  return objectsOfKind(root, 'Service').filter(object => !isMeshObject(object)).flatMap(object => {
    const { spec, metadata } = object.toJson();
    const service = bySelector.get(keyOf(spec?.selector ?? {}));
    if (!service || !['LoadBalancer', 'NodePort'].includes(spec?.type)) return [];
    return [findingOf(CATALOG.exposedWorkload, service.declaration.path,
      `Service '${metadata.name}' of type ${spec.type} leads clients outside the mesh to '${nameOf(service)}', whose namespace is strict: `
      + 'expected a gateway in the mesh in front of it, declared with acceptsCallsFrom')];
  });
};

/** Labels of its pods, and of the pods of each version. */
function selectorsOf({ workload, release }: ServiceNode): { [key: string]: string }[] {
  return [workload.podLabels, ...release?.tracks.map(({ podLabels }) => podLabels) ?? []];
}

function keyOf(labels: { [key: string]: string }): string {
  return JSON.stringify(Object.entries(labels).sort());
}
