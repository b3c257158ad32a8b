import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record, text } from '../../../../analysis/rules/values';
import { MESH_TLS } from '../kinds';
import { refusal } from '../refusal';

const DNS = /^(\*|[a-z0-9]([-a-z0-9]*[a-z0-9])?)(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const SPIFFE = /^spiffe:\/\/[a-z0-9._-]+(\/(?!\.{1,2}(\/|$))[a-zA-Z0-9._-]+)*$/;

/** An identity is neither a name nor a SPIFFE id. */
export const identityUnreadable: ObjectRule = {
  entry: refusal(
    'CM3146', 'identity-unreadable', 'An identity of a MeshTLSAuthentication is neither a name nor a SPIFFE id.',
    'Write `cart.shop.serviceaccount.identity.linkerd.cluster.local`, `*` or `spiffe://…`, or use `identityRefs`.'),
  reads: [MESH_TLS],
  check: objects => objects.of(MESH_TLS).flatMap(object => list(record(object.body.spec).identities)
    .map((identity, i) => ({ identity: text(identity), pointer: `/spec/identities/${i}` }))
    .filter(({ identity }) => identity !== undefined && !DNS.test(identity) && !SPIFFE.test(identity))
    .map(({ identity, pointer }) => ({ object, pointer, message: `${nameOf(object)} has '${identity}', expected a name with dots or spiffe://` }))),
};
