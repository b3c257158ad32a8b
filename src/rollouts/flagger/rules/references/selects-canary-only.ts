import { nameOf } from '../../../../analysis/rules/kube-object';
import { selectorOf } from '../../../../analysis/rules/label-selector';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record, text } from '../../../../analysis/rules/values';
import { CANARY, canaryOf } from '../canary-object';
import { DEPLOYMENT, LABELS } from './canary-target';

/** Who selects by the label that the primary gets another value of selects the new version only. */
export const selectsCanaryOnly: ObjectRule = {
  entry: {
    code: 'CM6017',
    name: 'primary-not-selected',
    severity: 'warning',
    summary: 'A NetworkPolicy or PodDisruptionBudget selects pods of a Canary by the label that the primary has with another value.',
    explanation: 'The primary, which serves nearly all requests, has the value with -primary at the end: what is selected is the new version only.',
    remedy: 'Select by another label of the template, which is copied to the primary as it is.',
    see: 'https://github.com/fluxcd/flagger/issues/1604',
  },
  reads: [CANARY, DEPLOYMENT, 'networking.k8s.io/NetworkPolicy', 'policy/PodDisruptionBudget'],
  check: objects => {
    const rewritten = new Map(objects.of(CANARY).flatMap(canary => {
      const workload = objects.find(DEPLOYMENT, canary.namespace, text(canaryOf(canary).target.name) ?? '');
      const { matchLabels } = selectorOf(record(workload?.body.spec).selector);
      const label = LABELS.find(each => each in matchLabels);
      return label ? [[`${canary.namespace} ${label}=${matchLabels[label]}`, canary] as const] : [];
    }));
    return ['networking.k8s.io/NetworkPolicy', 'policy/PodDisruptionBudget'].flatMap(kind => objects.of(kind)).flatMap(object => {
      const field = object.kind === 'NetworkPolicy' ? 'podSelector' : 'selector';
      const labels = Object.entries(selectorOf(record(object.body.spec)[field]).matchLabels);
      const [canary] = labels.flatMap(([key, value]) => rewritten.get(`${object.namespace} ${key}=${value}`) ?? []);
      return canary ? [{ object, pointer: `/spec/${field}`, message: `${nameOf(object)} does not select the primary of ${nameOf(canary)}, whose label has -primary at the end` }] : [];
    });
  },
};
