import { isPatched } from '../../../private/objects/mesh-object';
import { podTemplateOf, probesOf } from '../../../private/workload/pod-template';
import { Analyzer } from '../../analyzer';
import { CATALOG, findingOf } from '../../catalog';
import { nameOf } from '../../demand';

/** What policies are made from must be said by properties: a patch of a workload changes the pods, and no policy. */
export const patchedWorkload: Analyzer = ({ mesh }) => mesh.workloads.filter(({ object }) => isPatched(object)).flatMap(({ object, service }) => {
  const json = object.toJson();
  const { metadata, spec } = podTemplateOf(json);
  const { podLabels, serviceAccount, probes } = service.workload;
  const differing = [
    ['probes', JSON.stringify(probesOf(json)), JSON.stringify(probes)],
    ['serviceAccountName', spec?.serviceAccountName, serviceAccount],
    ...Object.entries(podLabels).map(([key, value]) => [`labels/${key}`, metadata?.labels?.[key], value]),
  ].filter(([, got, expected]) => got !== expected);
  return differing.map(([what, got, expected]) => findingOf(CATALOG.contradiction, service.declaration.path,
    `${what} of the pods of '${nameOf(service)}' must be '${expected}' as declared at '${service.declaration.path}', got by a patch: '${got}'`));
});
