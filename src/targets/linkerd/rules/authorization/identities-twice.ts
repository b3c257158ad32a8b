import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { MESH_TLS } from '../kinds';

/** A MeshTLSAuthentication has both lists of identities, or none. */
export const identitiesTwice: ObjectRule = {
  entry: {
    code: 'CM3039',
    name: 'identities-twice',
    severity: 'error',
    refusedBy: 'API server',
    summary: 'A MeshTLSAuthentication has both lists of identities, or none.',
    explanation: 'The schema requires one of them, so the object is refused.',
    remedy: 'Leave one of `identities` and `identityRefs`.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/authorization-policy/',
  },
  reads: [MESH_TLS],
  check: objects => objects.of(MESH_TLS).filter(({ body }) => {
    const spec = record(body.spec);
    return (list(spec.identities).length > 0) === (list(spec.identityRefs).length > 0);
  }).map(object => ({ object, pointer: '/spec', message: `${nameOf(object)} has both identities and identityRefs or neither, expected one of them` })),
};
