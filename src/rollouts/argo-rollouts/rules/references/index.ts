import { analysisTemplateMissing } from './analysis-template-missing';
import { pluginRouteBackends } from './plugin-route-backends';
import { pluginRouteMissing } from './plugin-route-missing';
import { rolloutServiceMissing } from './rollout-service-missing';
import { rolloutServiceOfOthers } from './rollout-service-of-others';
import { rolloutServiceShared } from './rollout-service-shared';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about what Rollouts refer to. */
export const RULES: ObjectRule[] = [
  rolloutServiceMissing,
  rolloutServiceOfOthers,
  rolloutServiceShared,
  analysisTemplateMissing,
  pluginRouteMissing,
  pluginRouteBackends,
];
