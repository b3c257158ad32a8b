import { mirrorByPlugin } from './mirror-by-plugin';
import { pauseUnreadable } from './pause-unreadable';
import { routeNotManaged } from './route-not-managed';
import { routingWithoutServices } from './routing-without-services';
import { sameServiceTwice } from './same-service-twice';
import { stepWithoutRouting } from './step-without-routing';
import { strategies } from './strategies';
import { weightOutOfRange } from './weight-out-of-range';
import { weightWithoutPause } from './weight-without-pause';
import { weightsDecrease } from './weights-decrease';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about the strategies of Rollouts. */
export const RULES: ObjectRule[] = [
  sameServiceTwice,
  routingWithoutServices,
  weightsDecrease,
  weightWithoutPause,
  routeNotManaged,
  stepWithoutRouting,
  mirrorByPlugin,
  strategies,
  weightOutOfRange,
  pauseUnreadable,
];
