import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { AUTHORIZATION_POLICY, actionOf, rulesOf } from '../policy';

const WHO: { [field: string]: string } = { from: 'everybody', to: 'everything' };

/** A list of nobody is no list. */
export const emptyList: ObjectRule = {
  entry: {
    code: 'CM2522',
    name: 'empty-list-of-sources',
    severity: 'error',
    summary: 'A rule of an AuthorizationPolicy has an empty list `from` or `to`.',
    explanation: 'An empty list is as none: the rule is about everybody, or everything, and not about nobody.',
    remedy: 'List who is meant. To allow nobody leave the rule out: a policy with `spec: {}` allows nothing.',
    targets: ['istio-sidecar', 'istio-ambient'],
    see: 'https://istio.io/latest/docs/reference/config/security/authorization-policy/#Rule',
  },
  reads: [AUTHORIZATION_POLICY],
  check: objects => objects.of(AUTHORIZATION_POLICY).flatMap(object => rulesOf(object).flatMap(({ value, pointer }) => Object.keys(WHO)
    .filter(field => Array.isArray(value[field]) && value[field].length === 0)
    .map(field => ({
      object, pointer: `${pointer}/${field}`, message: `rule of ${nameOf(object)} (${actionOf(object)}) has an empty ${field}, which means ${WHO[field]}`,
    })))),
};
