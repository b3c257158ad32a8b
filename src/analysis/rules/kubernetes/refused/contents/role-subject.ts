import { nameOf } from '../../../kube-object';
import { ObjectRule } from '../../../rule';
import { list, record } from '../../../values';
import { FORMS } from '../limits/forms';

const RBAC = 'rbac.authorization.k8s.io';
const KINDS = [`${RBAC}/RoleBinding`, `${RBAC}/ClusterRoleBinding`];

/** Who gets a role is an account of a namespace, or a user or group of the cluster. */
export const roleSubject: ObjectRule = {
  entry: {
    code: 'CM1219',
    name: 'role-subject-refused',
    severity: 'error',
    refusedBy: 'API server',
    summary: 'A role is bound to a subject of another API group than its kind is of, or to a ServiceAccount without a namespace or of a bad name.',
    explanation: 'The API server refuses the binding.',
    remedy: 'Write no apiGroup for a ServiceAccount, but its namespace; rbac.authorization.k8s.io for users and groups.',
    see: 'https://kubernetes.io/docs/reference/access-authn-authz/rbac/#referring-to-subjects',
  },
  reads: KINDS,
  check: objects => KINDS.flatMap(kind => objects.of(kind)).flatMap(object => list(object.body.subjects).flatMap((subject, i) => (
    faultsOf(record(subject), object.kind).map(fault => ({ object, pointer: `/subjects/${i}`, message: `${nameOf(object)} has a subject ${fault}` }))))),
};

function faultsOf({ kind, apiGroup, name, namespace }: { [key: string]: any }, bound: string): string[] {
  const isAccount = kind === 'ServiceAccount';
  const expected = isAccount ? '' : RBAC;
  const isOther = ['ServiceAccount', 'User', 'Group'].includes(kind) && typeof apiGroup === 'string' && apiGroup !== '' && apiGroup !== expected;
  return [
    ...isOther ? [`of kind ${kind} and apiGroup ${apiGroup}; expected ${expected || 'none'}`] : [],
    ...isAccount && typeof name === 'string' && name !== '' && !FORMS.dnsName.fits(name) ? [`of kind ServiceAccount and name ${name}; expected ${FORMS.dnsName.expected}`] : [],
    ...isAccount && bound === 'ClusterRoleBinding' && !namespace ? ['of kind ServiceAccount without a namespace'] : [],
  ];
}
