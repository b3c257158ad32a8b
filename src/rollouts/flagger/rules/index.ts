import {
  canaryTargetMissing, canaryTargetPort, metricTemplateMissing, metricUnknown, selectorLabelMissing, selectsCanaryOnly, twoCanaries,
} from './references';
import {
  gatewayRefsMissing, matchWithoutIterations, maxWeightOvershot, openMatch, retriesIgnored, stepWeightsNotIncreasing, twoKindsOfSteps,
} from './steps';
import { ObjectRule } from '../../../analysis/rules/rule';

/** Every rule about objects that Flagger reads; the order decides nothing. */
export const RULES: ObjectRule[] = [
  stepWeightsNotIncreasing, maxWeightOvershot, twoKindsOfSteps, matchWithoutIterations, openMatch, retriesIgnored, gatewayRefsMissing,
  canaryTargetMissing, twoCanaries, metricTemplateMissing, metricUnknown, selectorLabelMissing, canaryTargetPort, selectsCanaryOnly,
];
