import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { ISTIO, PEER_AUTHENTICATION } from '../lookup/kinds';
import { policySelector, sharedNamespaces } from '../lookup/selectors';

/** Two PeerAuthentications for a whole namespace. */
export const severalDefaultPeerAuthentications: ObjectRule = {
  entry: {
    code: 'CM2630',
    name: 'several-default-peer-authentications',
    severity: 'error',
    summary: 'A namespace has several PeerAuthentications without a selector.',
    explanation: 'The oldest one holds and the others are ignored: what holds depends on the order in which they were applied.',
    remedy: 'Keep one, named `default`.',
    elsewhere: ['KIA0002'],
    targets: ISTIO,
    see: 'https://istio.io/latest/docs/reference/config/security/peer_authentication/',
  },
  reads: [PEER_AUTHENTICATION],
  check: objects => sharedNamespaces(objects, PEER_AUTHENTICATION, policySelector).map(({ object, other }) => ({
    object, pointer: '', message: `${nameOf(object)} has no selector, and neither has ${nameOf(other)}`,
  })),
};
