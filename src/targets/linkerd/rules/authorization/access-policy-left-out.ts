import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';
import { SERVER } from '../kinds';

/** A Server does not say its access policy. */
export const accessPolicyLeftOut: ObjectRule = {
  entry: {
    code: 'CM3042',
    name: 'access-policy-left-out',
    severity: 'info',
    summary: 'A Server does not say its access policy.',
    explanation: 'It denies whatever no policy allows.',
    remedy: 'Write `accessPolicy: deny` if this is meant.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/authorization-policy/',
  },
  reads: [SERVER],
  check: objects => objects.of(SERVER).filter(({ body }) => {
    const spec = record(body.spec);
    return (spec.accessPolicy ?? undefined) === undefined;
  }).map(object => ({ object, pointer: '/spec', message: `${nameOf(object)} does not say its access policy, which is then deny` })),
};
