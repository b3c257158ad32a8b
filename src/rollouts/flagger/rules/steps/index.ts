import { gatewayRefsMissing } from './gateway-refs-missing';
import { matchWithoutIterations } from './match-without-iterations';
import { maxWeightOvershot } from './max-weight-overshot';
import { openMatch } from './open-match';
import { retriesIgnored } from './retries-ignored';
import { stepWeightsNotIncreasing } from './step-weights-not-increasing';
import { twoKindsOfSteps } from './two-kinds-of-steps';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about the analysis of Canaries. */
export const RULES: ObjectRule[] = [
  stepWeightsNotIncreasing,
  maxWeightOvershot,
  twoKindsOfSteps,
  matchWithoutIterations,
  openMatch,
  retriesIgnored,
  gatewayRefsMissing,
];
