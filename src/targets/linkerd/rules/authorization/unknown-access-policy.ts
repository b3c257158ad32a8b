import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';
import { SERVER } from '../kinds';

const POLICIES = ['all-unauthenticated', 'all-authenticated', 'cluster-authenticated', 'cluster-unauthenticated', 'deny', 'audit'];

/** A Server has an access policy that there is not. */
export const unknownAccessPolicy: ObjectRule = {
  entry: {
    code: 'CM3106',
    name: 'unknown-access-policy',
    severity: 'error',
    summary: 'A Server has an access policy that there is not.',
    explanation: 'The validating webhook denies the Server; where it is not there, the Server is ignored.',
    remedy: 'Write one of the policies of Linkerd, with hyphens.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/authorization-policy/',
  },
  reads: [SERVER],
  check: objects => objects.of(SERVER).filter(({ body }) => {
    const spec = record(body.spec);
    return (spec.accessPolicy ?? undefined) !== undefined && !POLICIES.includes(spec.accessPolicy);
  }).map(object => ({ object, pointer: '/spec/accessPolicy', message: `${nameOf(object)} has the access policy '${object.body.spec.accessPolicy}', expected one of ${POLICIES.join(', ')}` })),
};
