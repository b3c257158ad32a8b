import { nameOf } from '../../../kube-object';
import { ObjectRule } from '../../../rule';
import { record } from '../../../values';

const AUTOSCALER = 'autoscaling/HorizontalPodAutoscaler';

/** What is scaled is named with its group: nothing in the core can be scaled. */
export const autoscalerTarget: ObjectRule = {
  entry: {
    code: 'CM1220',
    name: 'autoscaler-target-without-group',
    severity: 'error',
    refusedBy: 'API server',
    summary: 'A HorizontalPodAutoscaler has a scaleTargetRef whose apiVersion names no API group.',
    explanation: 'The API server refuses the autoscaler.',
    remedy: 'Write the group and the version, as apps/v1 for a Deployment.',
    see: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/',
  },
  reads: [AUTOSCALER],
  check: objects => objects.of(AUTOSCALER).flatMap(object => {
    const { scaleTargetRef } = record(object.body.spec);
    const { apiVersion } = record(scaleTargetRef);
    const isNamed = typeof apiVersion === 'string' && /^[^/]+\/[^/]*$/.test(apiVersion);
    if (typeof scaleTargetRef !== 'object' || scaleTargetRef === null || isNamed) return [];
    return [{ object, pointer: '/spec/scaleTargetRef', message: `${nameOf(object)} has a scaleTargetRef of apiVersion ${apiVersion ?? 'none'}; expected a group and a version` }];
  }),
};
