import { nameOf } from '../../kube-object';
import { ObjectRule } from '../../rule';
import { record } from '../../values';

const AUTOSCALER = 'autoscaling/HorizontalPodAutoscaler';

/** At least as many at most as at least. */
export const autoscalerBounds: ObjectRule = {
  entry: {
    code: 'CM1208',
    name: 'autoscaler-bounds-crossed',
    severity: 'error',
    refusedBy: 'API server',
    summary: 'A HorizontalPodAutoscaler has minReplicas above maxReplicas.',
    explanation: 'The API server refuses the autoscaler.',
    remedy: 'Raise maxReplicas, or lower minReplicas.',
    see: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
  },
  reads: [AUTOSCALER],
  check: objects => objects.of(AUTOSCALER).flatMap(object => {
    const { minReplicas, maxReplicas } = record(object.body.spec);
    if (typeof minReplicas !== 'number' || typeof maxReplicas !== 'number' || minReplicas <= maxReplicas) return [];
    return [{ object, pointer: '/spec/maxReplicas', message: `${nameOf(object)} has maxReplicas ${maxReplicas}; expected at least minReplicas ${minReplicas}` }];
  }),
};
