import { ServiceNode } from '../../../private/graph/service-node';
import { isMeshObject } from '../../../private/objects/mesh-object';
import { objectsOfKind } from '../../../private/workload/workload-finder';
import { Analyzer } from '../../analyzer';
import { CATALOG, findingOf } from '../../catalog';
import { nameOf } from '../../demand';

/** Objects of other authors that take both versions for one, or that look for the Deployment without versions. */
export const straySelector: Analyzer = ({ mesh, root }) => {
  const released = mesh.graph.services.filter(service => service.released);
  if (released.length === 0) return [];
  const enrolled = new Set(mesh.completed.map(({ object }) => object));
  const others = (kind: string) => objectsOfKind(root, kind).filter(object => !isMeshObject(object) && !enrolled.has(object))
    .map(object => object.toJson());
  const [services, scalers] = [others('Service'), others('HorizontalPodAutoscaler')];
  return released.flatMap(service => [
    ...services.filter(object => selectsBoth(object, service)).map(({ metadata }) => tell(service,
      `Service '${metadata.name}' should select one version of '${nameOf(service)}', got: both, so that its clients reach the canary by the number of its pods`)),
    ...scalers.filter(object => scales(object, service)).map(({ metadata }) => tell(service,
      `HorizontalPodAutoscaler '${metadata.name}' should be left out, got one for Deployment '${service.name}', of which versions take the place: `
      + 'say TrackCapacity.autoscaled()')),
  ]);
};

function tell(service: ServiceNode, message: string) {
  return findingOf(CATALOG.straySelector, service.released!.declaration.path, message);
}

function selectsBoth({ metadata, spec }: any, { namespace, workload }: ServiceNode): boolean {
  const selector = Object.entries(spec?.selector ?? {});
  return (metadata.namespace ?? namespace.name) === namespace.name && selector.length > 0
    && selector.every(([key, value]) => workload.allPodLabels[key] === value);
}

function scales({ metadata, spec }: any, { name, namespace, released }: ServiceNode): boolean {
  const { kind, name: scaled } = spec?.scaleTargetRef ?? {};
  return (metadata.namespace ?? namespace.name) === namespace.name && kind === 'Deployment' && (scaled === name || scaled === released!.workloadName);
}
