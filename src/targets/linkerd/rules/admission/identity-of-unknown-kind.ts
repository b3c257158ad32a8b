import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { MESH_TLS } from '../kinds';

/** A MeshTLSAuthentication refers to an identity that is neither a ServiceAccount nor a Namespace. */
export const identityOfUnknownKind: ObjectRule = {
  entry: {
    code: 'CM3135',
    name: 'identity-of-unknown-kind',
    severity: 'error',
    summary: 'A MeshTLSAuthentication refers to an identity that is neither a ServiceAccount nor a Namespace.',
    explanation: 'The webhook refuses the object; where the webhook is not there or fails, the object is ignored.',
    remedy: 'Name a ServiceAccount or a Namespace.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/authorization-policy/',
  },
  reads: [MESH_TLS],
  check: objects => objects.of(MESH_TLS).flatMap(object => list(record(object.body.spec).identityRefs).map(record)
    .map(({ kind }, i) => ({ kind, pointer: `/spec/identityRefs/${i}/kind` })).filter(({ kind }) => !['ServiceAccount', 'Namespace'].includes(kind))
    .map(({ kind, pointer }) => ({ object, pointer, message: `${nameOf(object)} refers to a ${kind}, expected ServiceAccount or Namespace` }))),
};
