import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list } from '../../../../../analysis/rules/values';
import { AUTHORIZATION_POLICY, conditionsOf, Part, rulesOf, sourcesOf } from '../policy';

/** Principals have no scheme: with one they are compared as a name that nobody has. */
export const spiffePrincipal: ObjectRule = {
  entry: {
    code: 'CM2500',
    name: 'spiffe-principal',
    severity: 'error',
    summary: 'A principal of an AuthorizationPolicy begins with `spiffe://`.',
    explanation: 'Principals are written without scheme, so this one matches nobody: what is allowed to it stays closed, what is denied to it stays open.',
    remedy: 'Leave out `spiffe://`, or use `serviceAccounts: [namespace/name]`, which needs no trust domain.',
    targets: ['istio-sidecar', 'istio-ambient'],
    see: 'https://github.com/istio/ztunnel/issues/1901',
  },
  reads: [AUTHORIZATION_POLICY],
  check: objects => objects.of(AUTHORIZATION_POLICY).flatMap(object => rulesOf(object).flatMap(principalsOf)
    .filter(({ value }) => value.principal.startsWith('spiffe://'))
    .map(({ value, pointer }) => ({
      object, pointer, message: `${nameOf(object)} names ${value.principal}, which nobody is called; expected ${value.principal.slice('spiffe://'.length)}`,
    }))),
};

function principalsOf(rule: Part): Part[] {
  const sources = sourcesOf(rule).flatMap(each => [...namesIn(each, 'principals'), ...namesIn(each, 'notPrincipals')]);
  const conditions = conditionsOf(rule).filter(({ value }) => value.key === 'source.principal');
  return [...sources, ...conditions.flatMap(each => [...namesIn(each, 'values'), ...namesIn(each, 'notValues')])];
}

function namesIn({ value, pointer }: Part, field: string): Part[] {
  return list(value[field]).map((principal, i) => ({ value: { principal: String(principal) }, pointer: `${pointer}/${field}/${i}` }));
}
