import { ObjectSet } from '../../../../../analysis/rules/object-set';
import { EGRESS_NETWORK } from '../../kinds';
import { Setting, settingsOf } from '../../lookup/settings';

export const MODE = 'balancer.linkerd.io/failure-accrual';
export const CONSECUTIVE = `${MODE}-consecutive-`;
export const SUCCESS_RATE = 'balancer.alpha.linkerd.io/failure-accrual-success-rate-';

/** Objects whose clients take endpoints out that fail. */
export const BALANCED = ['Service', EGRESS_NETWORK];

/** Annotations about balancing of all objects that may have some. */
export function balancerSettings(objects: ObjectSet): Setting[] {
  return BALANCED.flatMap(kind => objects.of(kind)).flatMap(settingsOf).filter(({ key }) => key.startsWith('balancer.'));
}
