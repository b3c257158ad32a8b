import { badEgress } from './bad-egress';
import { badEgressHost } from './bad-egress-host';
import { badIngress } from './bad-ingress';
import { badListenerPort } from './bad-listener-port';
import { badOutboundPolicy } from './bad-outbound-policy';
import { emptySidecar } from './empty-sidecar';
import { repeatedEgressHost } from './repeated-egress-host';
import { ObjectRule } from '../../../../../analysis/rules/rule';

/** Rules about Sidecars. */
export const RULES: ObjectRule[] = [
  emptySidecar, badEgress, badEgressHost, badIngress, badOutboundPolicy, repeatedEgressHost, badListenerPort,
];
