import { ControlledRelease, wantedTrack } from '../controlled';

/** What whoever applies the objects must leave alone, and what others must know. */
export function flaggerHints({ spec, originals }: ControlledRelease): string[] {
  const { service: { name, namespace } } = spec;
  const deployment = originals.deployment().metadata.name;
  const pods = wantedTrack(spec).capacity.max === undefined
    ? `Argo CD: ignoreDifferences [{ group: apps, kind: Deployment, name: ${deployment}, namespace: ${namespace}, jsonPointers: [/spec/replicas] }] with `
      + 'syncOptions [RespectIgnoreDifferences=true, ServerSideApply=true]; Flux sets the number of pods at each reconciliation, so that versions should be autoscaled'
    : 'the number of pods is left out, and no tool needs to ignore anything';
  return [
    `Flagger scales Deployment '${deployment}' to 0 between releases: ${pods}`,
    'kubectl apply --server-side needs --force-conflicts, since Flagger owns the number of pods',
    `Flagger makes Services '${name}', '${name}-primary' and '${name}-canary' and the routes: none of them may be in git`,
    `Flagger changes labels of the pods: programs that admit or call the service must say podLabels: { 'cdk8s-mesh/service': '${name}' }`,
  ];
}
