import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record, text } from '../../../../analysis/rules/values';
import { AUTHORIZATION_POLICY, ROUTES, SERVER } from '../kinds';

const KINDS = [SERVER, ...ROUTES, '/Namespace'];

/** An AuthorizationPolicy is for an object of a kind that it cannot be for. */
export const authorizationOfUnknownKind: ObjectRule = {
  entry: {
    code: 'CM3133',
    name: 'authorization-of-unknown-kind',
    severity: 'error',
    summary: 'An AuthorizationPolicy is for an object of a kind that it cannot be for.',
    explanation: 'The webhook refuses the object; where the webhook is not there or fails, the object is ignored.',
    remedy: 'Name a Server, an HTTPRoute, a GRPCRoute or the Namespace.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/authorization-policy/',
  },
  reads: [AUTHORIZATION_POLICY],
  check: objects => objects.of(AUTHORIZATION_POLICY).map(object => ({ object, ref: record(record(object.body.spec).targetRef) }))
    .filter(({ ref: { group, kind } }) => text(kind) !== undefined && !KINDS.includes(`${group ?? ''}/${kind}`.replace(/^core\//, '/')))
    .map(({ object, ref: { group, kind } }) => ({
      object, pointer: '/spec/targetRef/kind', message: `${nameOf(object)} is for ${group ?? ''}/${kind}, expected one of ${KINDS.join(', ')}`,
    })),
};
