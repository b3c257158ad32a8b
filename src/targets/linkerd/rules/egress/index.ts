import { egressNetworkShadows } from './egress-network-shadows';
import { rateLimitOfOtherKind } from './rate-limit-of-other-kind';
import { rateLimitWithoutRequests } from './rate-limit-without-requests';
import { rateLimitsInverted } from './rate-limits-inverted';
import { twoRateLimits } from './two-rate-limits';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about what leaves the cluster, and rate limits. */
export const RULES: ObjectRule[] = [
  egressNetworkShadows,
  rateLimitOfOtherKind,
  rateLimitWithoutRequests,
  rateLimitsInverted,
  twoRateLimits,
];
