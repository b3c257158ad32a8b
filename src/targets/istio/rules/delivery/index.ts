import { droppedMatch } from './dropped-match';
import { metricWithoutValues } from './metric-without-values';
import { rolloutDestinationRuleMissing, rolloutVirtualServiceMissing } from './missing-object';
import { primaryWithoutPolicy } from './primary-without-policy';
import { rolloutRouteUnknown } from './rollout-route-unknown';
import { rolloutSubsetMissing } from './rollout-subset-missing';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about delivery tools that change objects of Istio. */
export const RULES: ObjectRule[] = [
  rolloutVirtualServiceMissing, rolloutDestinationRuleMissing, rolloutSubsetMissing, rolloutRouteUnknown, primaryWithoutPolicy, droppedMatch,
  metricWithoutValues,
];
