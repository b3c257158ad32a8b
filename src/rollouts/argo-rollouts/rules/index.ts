import {
  analysisTemplateMissing, pluginRouteBackends, pluginRouteMissing, rolloutServiceMissing, rolloutServiceOfOthers, rolloutServiceShared,
} from './references';
import {
  mirrorByPlugin, routeNotManaged, routingWithoutServices, sameServiceTwice, stepWithoutRouting, strategies, weightsDecrease, weightWithoutPause,
} from './strategy';
import { ObjectRule } from '../../../analysis/rules/rule';

/** Every rule about objects that Argo Rollouts reads; the order decides nothing. */
export const RULES: ObjectRule[] = [
  sameServiceTwice, routingWithoutServices, weightsDecrease, weightWithoutPause, routeNotManaged, stepWithoutRouting, mirrorByPlugin, strategies,
  rolloutServiceMissing, rolloutServiceOfOthers, rolloutServiceShared, analysisTemplateMissing, pluginRouteMissing, pluginRouteBackends,
];
