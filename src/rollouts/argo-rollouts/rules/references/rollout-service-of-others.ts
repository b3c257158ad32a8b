import { nameOf } from '../../../../analysis/rules/kube-object';
import { labelsOf } from '../../../../analysis/rules/label-selector';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';
import { ROLLOUT, rolloutOf } from '../rollout-object';

/** A Service of other pods. */
export const rolloutServiceOfOthers: ObjectRule = {
  entry: {
    code: 'CM7012',
    name: 'rollout-service-of-other-pods',
    severity: 'error',
    summary: 'A Service of a Rollout selects a label that pods of the Rollout do not have.',
    explanation: 'The Rollout is invalid, and no release goes on.',
    remedy: 'Use labels of the pod template as the selector.',
    see: 'https://argo-rollouts.readthedocs.io/en/stable/features/specification/',
  },
  reads: [ROLLOUT, 'Service'],
  check: objects => objects.of(ROLLOUT).flatMap(object => {
    const { spec, services } = rolloutOf(object);
    const labels = labelsOf(record(record(spec.template).metadata).labels);
    return !spec.template ? [] : services.flatMap(({ name, pointer }) => {
      const selector = labelsOf(record(objects.find('Service', object.namespace, name)?.body.spec).selector);
      const wrong = Object.keys(selector).find(key => key !== 'rollouts-pod-template-hash' && selector[key] !== labels[key]);
      return wrong ? [{ object, pointer, message: `${nameOf(object)} names Service ${name}, which selects ${wrong}=${selector[wrong]}: its pods do not have that` }] : [];
    });
  }),
};
