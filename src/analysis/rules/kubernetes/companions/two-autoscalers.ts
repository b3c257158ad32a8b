import { AUTOSCALER, targetOf } from './autoscaler';
import { KubeObject, nameOf } from '../../kube-object';
import { ObjectRule } from '../../rule';

/** Two autoscalers of one workload. */
export const twoAutoscalers: ObjectRule = {
  entry: {
    code: 'CM1142',
    name: 'two-autoscalers-of-one-workload',
    severity: 'error',
    summary: 'Two HorizontalPodAutoscalers are for the same workload.',
    explanation: 'Each sets replicas to what it has computed: they go up and down, or nothing is scaled at all.',
    remedy: 'Keep one, with the metrics of both.',
    see: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
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
