import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record, text } from '../../../../analysis/rules/values';
import { MESH_TLS } from '../kinds';

/** An identity is of another trust domain than that of the mesh. */
export const identityOfOtherTrustDomain: ObjectRule = {
  entry: {
    code: 'CM3038',
    name: 'identity-of-other-trust-domain',
    severity: 'warning',
    summary: 'An identity is of another trust domain than that of the mesh.',
    explanation: 'No client of this mesh has the identity.',
    remedy: 'Use `identityRefs`, which need no trust domain.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/authorization-policy/',
  },
  reads: [MESH_TLS],
  check: (objects, { trustDomain }) => objects.of(MESH_TLS).flatMap(object => list(record(object.body.spec).identities)
    .map((identity, i) => ({ identity, domain: /^[^.]+\.[^.]+\.serviceaccount\.identity\.[^.]+\.(.+)$/.exec(text(identity) ?? '')?.[1], i }))
    .filter(({ domain }) => domain !== undefined && domain !== trustDomain)
    .map(({ identity, i }) => ({ object, pointer: `/spec/identities/${i}`, message: `${nameOf(object)} has '${identity}', expected one of '${trustDomain}'` }))),
};
