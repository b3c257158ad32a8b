import { policiesOfZtunnel } from './ztunnel';
import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { actionOf, AUTHORIZATION_POLICY } from '../policy';

/** Ztunnel allows and denies, and does nothing else. */
export const actionInZtunnel: ObjectRule = {
  entry: {
    code: 'CM2504',
    name: 'action-in-ztunnel',
    severity: 'error',
    summary: 'An AuthorizationPolicy without `targetRefs` has the action CUSTOM or AUDIT in an ambient namespace.',
    explanation: 'Ztunnel allows and denies only. The policy is accepted, has no effect, and only its status says so.',
    remedy: 'Attach the policy to the Service by `targetRefs`, with a waypoint in front of it.',
    targets: ['istio-ambient'],
    see: 'https://istio.io/latest/docs/ambient/usage/l4-policy/',
  },
  reads: [AUTHORIZATION_POLICY, 'Namespace', 'Pod'],
  check: objects => policiesOfZtunnel(objects).filter(policy => ['CUSTOM', 'AUDIT'].includes(actionOf(policy))).map(object => ({
    object, pointer: '/spec/action', message: `${nameOf(object)} has no effect: ztunnel knows ALLOW and DENY, got ${actionOf(object)}`,
  })),
};
