import { ServiceNode } from '../../../private/graph/service-node';
import { addMarks } from '../../../private/objects/marks';
import { isMeshObject, isPatched } from '../../../private/objects/mesh-object';
import { podTemplateOf, probesOf } from '../../../private/workload/pod-template';
import { Analyzer } from '../../analyzer';
import { CATALOG, findingOf } from '../../catalog';
import { nameOf } from '../../demand';

/** What policies are made from, and what enrols pods, must be as declared: a patch of a workload changes its pods, and no policy. */
export const patchedWorkload: Analyzer = ({ mesh }) => mesh.workloads
  .filter(({ object }) => isPatched(object) || !isMeshObject(object))
  .flatMap(({ object, service }) => {
    const json = object.toJson();
    const marks = isMeshObject(object) ? mesh.targetsFor(service.namespace).map(target => target.podMarks(service)) : [];
    const undone = addMarks(podTemplateOf(json).metadata ?? {}, marks, '').map(({ where, got, expected }): Difference => [where.slice(1), got, expected]);
    return [...differencesOf(json, service), ...undone].map(([what, got, expected]) =>
      findingOf(CATALOG.contradiction, service.declaration.path,
        `${what} of the pods of '${nameOf(service)}' must be '${expected}' as declared at '${service.declaration.path}', got by a patch: '${got}'`));
  });

type Difference = [string, unknown, unknown];

function differencesOf(json: any, { workload }: ServiceNode): Difference[] {
  const { metadata, spec } = podTemplateOf(json);
  const all: Difference[] = [
    ['probes', JSON.stringify(probesOf(json)), JSON.stringify(workload.probes)],
    ['serviceAccountName', spec?.serviceAccountName, workload.serviceAccount],
    ['hostNetwork', spec?.hostNetwork === true, workload.hostNetwork],
    ...Object.entries(workload.podLabels).map(([key, value]): Difference => [`labels/${key}`, metadata?.labels?.[key], value]),
  ];
  return all.filter(([, got, expected]) => got !== expected);
}
