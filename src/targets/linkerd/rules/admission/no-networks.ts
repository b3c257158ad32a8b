import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { NETWORK_AUTHENTICATION } from '../kinds';

/** A NetworkAuthentication has no networks. */
export const noNetworks: ObjectRule = {
  entry: {
    code: 'CM3140',
    name: 'no-networks',
    severity: 'error',
    summary: 'A NetworkAuthentication has no networks.',
    explanation: 'The webhook refuses the object; where the webhook is not there or fails, the object is ignored.',
    remedy: 'Write at least one network; `0.0.0.0/0` and `::/0` are every address.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/authorization-policy/',
  },
  reads: [NETWORK_AUTHENTICATION],
  check: objects => objects.of(NETWORK_AUTHENTICATION).filter(({ body }) => {
    const spec = record(body.spec);
    return list(spec.networks).length === 0;
  }).map(object => ({ object, pointer: '/spec/networks', message: `${nameOf(object)} has no networks, expected at least one` })),
};
