import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record, text } from '../../../../analysis/rules/values';
import { MESH_TLS } from '../kinds';

/** A MeshTLSAuthentication refers to a Namespace in a namespace. */
export const namespaceIdentityWithNamespace: ObjectRule = {
  entry: {
    code: 'CM3136',
    name: 'namespace-identity-with-namespace',
    severity: 'error',
    summary: 'A MeshTLSAuthentication refers to a Namespace in a namespace.',
    explanation: 'The webhook refuses the object; where the webhook is not there or fails, the object is ignored.',
    remedy: 'Leave out `namespace`.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/authorization-policy/',
  },
  reads: [MESH_TLS],
  check: objects => objects.of(MESH_TLS).flatMap(object => list(record(object.body.spec).identityRefs).map(record)
    .map((ref, i) => ({ ref, pointer: `/spec/identityRefs/${i}/namespace` })).filter(({ ref }) => ref.kind === 'Namespace'
      && text(ref.namespace) !== undefined)
    .map(({ ref, pointer }) => ({ object, pointer, message: `${nameOf(object)} refers to Namespace '${ref.name}' with the namespace '${ref.namespace}', expected none` }))),
};
