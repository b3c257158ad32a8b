import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { AUTHORIZATION_POLICY } from '../kinds';
import { requiresIdentity, targetKey } from '../lookup/policies';

/** Whoever is in a network may send every request. */
export const authorizationByNetworkAlone: ObjectRule = {
  entry: {
    code: 'CM3189',
    name: 'authorization-by-network-alone',
    severity: 'warning',
    summary: 'A policy for a Server or Namespace requires a network and no identity.',
    explanation: 'Everybody with an address of the network may send every request, also without TLS: addresses are no identities.',
    remedy: 'Require an identity too, or make the policy for the one route that clients outside of the mesh need.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/authorization-policy/',
  },
  reads: [AUTHORIZATION_POLICY],
  check: objects => objects.of(AUTHORIZATION_POLICY).filter(policy => {
    const { targetRef, requiredAuthenticationRefs } = record(policy.body.spec);
    return ['Server', 'Namespace'].includes(record(targetRef).kind) && list(requiredAuthenticationRefs).length > 0 && !requiresIdentity(policy);
  }).map(object => ({ object, pointer: '/spec/requiredAuthenticationRefs', message: `${nameOf(object)} requires a network alone for ${targetKey(object)}` })),
};
