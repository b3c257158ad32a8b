import { hostNetworkPod } from './host-network-pod';
import { impliedIngressDeny } from './implied-ingress-deny';
import { policySelectsNoPod } from './policy-selects-no-pod';
import { ruleBesideAllowAll } from './rule-beside-allow-all';
import { egressWithoutType, ingressWithoutType } from './rules-without-type';
import { undoneDeny } from './undone-deny';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about what a policy has an effect on. */
export const RULES: ObjectRule[] = [
  policySelectsNoPod, ingressWithoutType, egressWithoutType, impliedIngressDeny, undoneDeny, ruleBesideAllowAll, hostNetworkPod,
];
