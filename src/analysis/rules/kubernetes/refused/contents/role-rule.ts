import { nameOf } from '../../../kube-object';
import { ObjectRule } from '../../../rule';
import { list, record } from '../../../values';

const RBAC = 'rbac.authorization.k8s.io';
const KINDS = [`${RBAC}/Role`, `${RBAC}/ClusterRole`];

/** A rule of a role is about resources, or about URLs. */
export const roleRule: ObjectRule = {
  entry: {
    code: 'CM1218',
    name: 'role-rule-refused',
    severity: 'error',
    refusedBy: 'API server',
    summary: 'A rule of a Role has no verbs, no resources or no API groups, or URLs that it may not have.',
    explanation: 'The API server refuses the Role.',
    remedy: 'Give the rule verbs, apiGroups and resources; nonResourceURLs are for rules of their own in a ClusterRole.',
    see: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-resources',
  },
  reads: KINDS,
  check: objects => KINDS.flatMap(kind => objects.of(kind)).flatMap(object => list(object.body.rules).flatMap((rule, i) => (
    faultsOf(record(rule), object.kind).map(fault => ({ object, pointer: `/rules/${i}`, message: `${nameOf(object)} has a rule ${fault}` }))))),
};

function faultsOf(rule: { [key: string]: any }, kind: string): string[] {
  const has = (field: string) => list(rule[field]).length > 0;
  const about = ['apiGroups', 'resources', 'resourceNames'].filter(has);
  const verbs = Array.isArray(rule.verbs) && !has('verbs') ? ['without verbs'] : [];
  if (!has('nonResourceURLs')) return [...verbs, ...['apiGroups', 'resources'].filter(field => !has(field)).map(field => `without ${field}`)];
  return [
    ...verbs,
    ...kind === 'Role' ? ['with nonResourceURLs, which are in no namespace; expected a ClusterRole'] : [],
    ...about.length > 0 ? [`with nonResourceURLs and ${about.join(', ')}; expected one of them`] : [],
  ];
}
