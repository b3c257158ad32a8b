import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, text } from '../../../../../analysis/rules/values';
import { ACCOUNT_KINDS, isAccountMissing } from '../../lookup/accounts';
import { actionOf, AUTHORIZATION_POLICY, conditionsOf, Part, rulesOf, sourcesOf } from '../policy';

/** A caller that there cannot be. */
export const missingAccount: ObjectRule = {
  entry: {
    code: 'CM2646',
    name: 'principal-of-missing-account',
    severity: 'info',
    summary: 'An AuthorizationPolicy names a ServiceAccount that is not among those of its namespace.',
    explanation: 'If it does not exist elsewhere, nobody calls as it: what is allowed stays closed, what is denied stays open.',
    remedy: 'Correct namespace and name of the ServiceAccount, or add it.',
    elsewhere: ['KIA0106'],
    targets: ['istio-sidecar', 'istio-ambient'],
    see: 'https://istio.io/latest/docs/reference/config/security/authorization-policy/#Source',
  },
  reads: [AUTHORIZATION_POLICY, ...ACCOUNT_KINDS],
  check: (objects, { complete, rootNamespace = 'istio-system' }) => !complete ? [] : objects.of(AUTHORIZATION_POLICY).flatMap(object =>
    rulesOf(object).flatMap(rule => accountsOf(rule, object.namespace))
      .filter(({ value: { namespace, name } }) => namespace !== rootNamespace && isAccountMissing(objects, namespace, name))
      .map(({ value: { namespace, name }, pointer }) => ({
        object, pointer, message: `rule of ${nameOf(object)} (${actionOf(object)}) names ServiceAccount ${namespace}/${name}, which is not among those of its namespace`,
      }))),
};

/** ServiceAccounts of sources and conditions, with namespace and name. */
function accountsOf(rule: Part, namespace: string): Part[] {
  const about = (key: string) => conditionsOf(rule).filter(({ value }) => value.key === key);
  return [
    ...named(sourcesOf(rule), ['principals', 'notPrincipals'], principal),
    ...named(about('source.principal'), ['values', 'notValues'], principal),
    ...named(sourcesOf(rule), ['serviceAccounts', 'notServiceAccounts'], account => accountOf(account, namespace)),
    ...named(about('source.serviceAccount'), ['values', 'notValues'], account => accountOf(account, namespace)),
  ];
}

type Account = { namespace: string; name: string } | undefined;

function named(parts: Part[], fields: string[], read: (value: string) => Account): Part[] {
  return parts.flatMap(({ value, pointer }) => fields.flatMap(field => list(value[field]).flatMap((each, i) => {
    const account = read(text(each) ?? '');
    return account ? [{ value: account, pointer: `${pointer}/${field}/${i}` }] : [];
  })));
}

function principal(value: string): Account {
  const [, namespace, name] = /^[^/]+\/ns\/([^/*]+)\/sa\/([^/*]+)$/.exec(value) ?? [];
  return name === undefined ? undefined : { namespace, name };
}

function accountOf(value: string, own: string): Account {
  const [, namespace = own, name] = /^(?:([^/*]+)\/)?([^/*]+)$/.exec(value) ?? [];
  return name === undefined ? undefined : { namespace, name };
}
