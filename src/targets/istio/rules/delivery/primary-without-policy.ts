import { CANARY, labelKey, rewrittenLabels } from './canaries';
import { KubeObject, nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { AUTHORIZATION_POLICY, ISTIO, PEER_AUTHENTICATION, REQUEST_AUTHENTICATION, SIDECAR, TELEMETRY } from '../lookup/kinds';
import { policySelector, sidecarSelector } from '../lookup/selectors';

const KINDS = [AUTHORIZATION_POLICY, PEER_AUTHENTICATION, REQUEST_AUTHENTICATION, TELEMETRY, SIDECAR];

/** Who selects by the label that the primary gets another value of selects the new version only. */
export const primaryWithoutPolicy: ObjectRule = {
  entry: {
    code: 'CM2614',
    name: 'primary-without-policy',
    severity: 'error',
    summary: 'A policy of Istio selects pods of a Canary by the label that the primary has with another value.',
    explanation: 'The primary, which serves nearly all requests, has the value with -primary at the end. The policy guards the new version only, and the primary is open.',
    remedy: 'Select by another label of the template, which is copied to the primary as it is.',
    targets: ISTIO,
    see: 'https://github.com/fluxcd/flagger/issues/1604',
  },
  reads: [CANARY, 'apps/Deployment', ...KINDS],
  check: objects => {
    const rewritten = rewrittenLabels(objects);
    return KINDS.flatMap(kind => {
      const policies = objects.of(kind).flatMap(object => labelsOf(object).map(([key, value]) => ({ object, key, value: String(value) })));
      const selected = new Set(policies.map(({ object, key, value }) => labelKey(object.namespace, key, value)));
      return policies.flatMap(({ object, key, value }) => {
        const canary = rewritten.get(labelKey(object.namespace, key, value));
        if (!canary || selected.has(labelKey(object.namespace, key, `${value}-primary`))) return [];
        const pointer = kind === SIDECAR ? '/spec/workloadSelector/labels' : '/spec/selector/matchLabels';
        return [{ object, pointer, message: `${nameOf(object)} does not select the primary of ${nameOf(canary)}, which has ${key}=${value}-primary` }];
      });
    });
  },
};

function labelsOf(object: KubeObject): [string, unknown][] {
  return Object.entries(object.kind === 'Sidecar' ? sidecarSelector(object) : policySelector(object));
}
