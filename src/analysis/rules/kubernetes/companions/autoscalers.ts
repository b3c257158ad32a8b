import { KubeObject, nameOf } from '../../kube-object';
import { ObjectRule } from '../../rule';
import { knowsPods } from '../../service-ports';
import { record, text } from '../../values';

const AUTOSCALER = 'autoscaling/HorizontalPodAutoscaler';
const TARGETS = ['apps/Deployment', 'apps/StatefulSet', 'argoproj.io/Rollout'];
const PAGE = 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/';

/** Group, kind, namespace and name of what an autoscaler scales. */
function targetOf({ body, namespace }: KubeObject): { groupKind: string; namespace: string; name: string } {
  const { apiVersion, kind, name } = record(record(body.spec).scaleTargetRef);
  return { groupKind: `${(text(apiVersion) ?? '').split('/')[0]}/${kind}`, namespace, name: text(name) ?? '' };
}

/** An autoscaler of nothing. */
export const scaleTargetMissing: ObjectRule = {
  entry: {
    code: 'CM1141',
    name: 'scale-target-missing',
    severity: 'error',
    summary: 'A HorizontalPodAutoscaler is for a workload that does not exist.',
    explanation: 'Nothing is scaled; a workload that has replicas written stays at that.',
    remedy: 'Correct apiVersion, kind and name of scaleTargetRef.',
    see: PAGE,
  },
  reads: [AUTOSCALER, 'Pod', ...TARGETS],
  check: (objects, profile) => objects.of(AUTOSCALER).flatMap(object => {
    const { groupKind, namespace, name } = targetOf(object);
    const found = TARGETS.filter(kind => objects.find(kind, namespace, name));
    if (!TARGETS.includes(groupKind) || found.includes(groupKind) || !knowsPods(objects, profile, namespace)) return [];
    const other = found.length > 0 ? `: ${name} is a ${found[0].split('/')[1]}` : '';
    return [{ object, pointer: '/spec/scaleTargetRef', message: `${nameOf(object)} is for ${groupKind} ${name}, which does not exist${other}` }];
  }),
};

/** Two autoscalers of one workload. */
export const twoAutoscalers: ObjectRule = {
  entry: {
    code: 'CM1142',
    name: 'two-autoscalers-of-one-workload',
    severity: 'error',
    summary: 'Two HorizontalPodAutoscalers are for the same workload.',
    explanation: 'Each sets replicas to what it has computed: they go up and down, or nothing is scaled at all.',
    remedy: 'Keep one, with the metrics of both.',
    see: PAGE,
  },
  reads: [AUTOSCALER],
  check: objects => {
    const first = new Map<string, KubeObject>();
    return objects.of(AUTOSCALER).flatMap(object => {
      const key = JSON.stringify(targetOf(object));
      const other = first.get(key);
      if (!other) first.set(key, object);
      return other && other.name !== object.name ? [{ object, pointer: '/spec/scaleTargetRef', message: `${nameOf(object)} scales what ${nameOf(other)} scales too` }] : [];
    });
  },
};

/** Replicas that are written, and computed. */
export const replicasBesideAutoscaler: ObjectRule = {
  entry: {
    code: 'CM1143',
    name: 'replicas-beside-autoscaler',
    severity: 'warning',
    summary: 'A workload has replicas written, and a HorizontalPodAutoscaler.',
    explanation: 'Each time that the workload is applied the number is set back, also in the middle of the load.',
    remedy: 'Leave replicas out.',
    see: `${PAGE}#migrating-deployments-and-statefulsets-to-horizontal-autoscaling`,
  },
  reads: [AUTOSCALER, 'apps/Deployment', 'apps/StatefulSet'],
  check: objects => objects.of(AUTOSCALER).flatMap(autoscaler => {
    const { namespace, name, groupKind } = targetOf(autoscaler);
    const found = ['apps/Deployment', 'apps/StatefulSet'].map(kind => [kind, objects.find(kind, namespace, name)] as const).find(([kind]) => kind === groupKind)?.[1];
    const { replicas } = record(found?.body.spec);
    return found && replicas !== undefined ? [{ object: found, pointer: '/spec/replicas', message: `${nameOf(found)} has replicas ${replicas}, which ${nameOf(autoscaler)} computes` }] : [];
  }),
};
