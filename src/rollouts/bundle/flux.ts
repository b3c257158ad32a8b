import { posix } from 'path';
import { Yaml } from 'cdk8s';
import { ReleasePlanData } from '../release-plan/release-stage';

/**
 * An HTTPRoute or GRPCRoute has its conditions below each parent, and nothing in `status.conditions`. Some meshes never say which generation
 * they have seen: then the condition alone counts.
 */
const ACCEPTED = [
  'has(status.parents) && size(status.parents) > 0 && status.parents.all(parent, parent.conditions.exists(condition,',
  "condition.type == 'Accepted' && condition.status == 'True' &&",
  '(!has(condition.observedGeneration) || condition.observedGeneration == metadata.generation)))',
].join(' ');

/**
 * What makes Flux apply the stage that the pointer names, and wait until its workloads are available and its routes accepted.
 * @see https://fluxcd.io/flux/components/kustomize/kustomizations/#health-check-expressions
 */
export function fluxKustomization({ service, namespace }: ReleasePlanData, folder: string, objects: any[]): string {
  const routes = new Map(objects.filter(({ kind }) => kind.endsWith('Route')).map(({ apiVersion, kind }) => [`${apiVersion} ${kind}`, { apiVersion, kind }]));
  return Yaml.stringify({
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { name: `${namespace}-${service}`, namespace: 'flux-system' },
    spec: {
      interval: '10m',
      retryInterval: '1m',
      timeout: '10m',
      path: `./${posix.join(folder, 'current')}`,
      prune: true,
      wait: true,
      sourceRef: { kind: 'GitRepository', name: 'flux-system' },
      ...routes.size > 0 && { healthCheckExprs: [...routes.values()].map(route => ({ ...route, current: ACCEPTED })) },
    },
  });
}
