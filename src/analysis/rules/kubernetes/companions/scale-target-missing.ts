import { AUTOSCALER, targetOf } from './autoscaler';
import { nameOf } from '../../kube-object';
import { ObjectRule } from '../../rule';
import { knowsPods } from '../../service-ports';

const TARGETS = ['apps/Deployment', 'apps/StatefulSet', 'argoproj.io/Rollout'];

/** An autoscaler of nothing. */
export const scaleTargetMissing: ObjectRule = {
  entry: {
    code: 'CM1141',
    name: 'scale-target-missing',
    severity: 'error',
    summary: 'A HorizontalPodAutoscaler is for a workload that does not exist.',
    explanation: 'Nothing is scaled; a workload that has replicas written stays at that.',
    remedy: 'Correct apiVersion, kind and name of scaleTargetRef.',
    see: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
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
