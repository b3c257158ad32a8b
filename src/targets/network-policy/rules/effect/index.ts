import { egressWithoutType } from './egress-without-type';
import { hostNetworkPod } from './host-network-pod';
import { impliedIngressDeny } from './implied-ingress-deny';
import { ingressWithoutType } from './ingress-without-type';
import { policySelectsNoPod } from './policy-selects-no-pod';
import { ruleBesideAllowAll } from './rule-beside-allow-all';
import { undoneDeny } from './undone-deny';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about what a policy has an effect on. */
export const RULES: ObjectRule[] = [
  egressWithoutType,
  hostNetworkPod,
  impliedIngressDeny,
  ingressWithoutType,
  policySelectsNoPod,
  ruleBesideAllowAll,
  undoneDeny,
];
