import { RULES as CONNECTIONS } from './connections';
import { egressNetworkOfCluster } from './egress-network-of-cluster';
import { egressNetworkShadows } from './egress-network-shadows';
import { overrideLimit } from './override-limit';
import { overrideOfOtherKind } from './override-of-other-kind';
import { rateLimitOfOtherKind } from './rate-limit-of-other-kind';
import { rateLimitWithoutRequests } from './rate-limit-without-requests';
import { rateLimitsInverted } from './rate-limits-inverted';
import { twoRateLimits } from './two-rate-limits';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about what leaves the cluster, and rate limits. */
export const RULES: ObjectRule[] = [
  ...CONNECTIONS,
  egressNetworkOfCluster,
  egressNetworkShadows,
  overrideLimit,
  overrideOfOtherKind,
  rateLimitOfOtherKind,
  rateLimitWithoutRequests,
  rateLimitsInverted,
  twoRateLimits,
];
