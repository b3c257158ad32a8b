import { Manifest } from '../../targets/manifest';
import { TrackCapacity } from '../../vocabulary/release/capacity';
import { ReleaseSpec, TrackSpec } from '../spec';

/** What a workload is scaled by. */
export interface ScaleTarget {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
}

/** The autoscaler of all pods of a service, where the version that is to run is autoscaled. */
export function autoscalerOf({ service }: ReleaseSpec, { capacity }: TrackSpec, scaleTargetRef: ScaleTarget, labels: any): Manifest[] {
  if (capacity.max === undefined) return [];
  const key = { apiVersion: 'autoscaling/v2', kind: 'HorizontalPodAutoscaler', name: service.name, namespace: service.namespace };
  return [Manifest.of(key, {
    produce: () => ({ metadata: { labels }, spec: autoscaling(capacity, capacity.replicas, scaleTargetRef) }),
  })];
}

/** How a workload is scaled from a least number of pods on. */
export function autoscaling({ max, cpuPercent }: TrackCapacity, minReplicas: number, scaleTargetRef: ScaleTarget): any {
  return {
    scaleTargetRef,
    minReplicas,
    maxReplicas: max,
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: cpuPercent } } }],
  };
}

/** How many pods of a service may be gone at a time, whatever their version. */
export function disruptionBudgetOf({ service }: ReleaseSpec, labels: { [key: string]: string }): Manifest {
  const key = { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', name: service.name, namespace: service.namespace };
  return Manifest.of(key, { produce: () => disruptionBudget(labels) });
}

/** A budget of one pod at a time, of those with some labels. */
export function disruptionBudget(labels: { [key: string]: string }): any {
  return { metadata: { labels }, spec: { maxUnavailable: 1, selector: { matchLabels: labels } } };
}
