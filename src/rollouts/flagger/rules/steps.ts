import { aboutCanaries, matchesOf } from './canary-object';
import { list, record } from '../../../analysis/rules/values';

const PAGE = 'https://docs.flagger.app/usage/how-it-works';

/** Weights one after the other, each above the one before. */
export const stepWeightsNotIncreasing = aboutCanaries({
  code: 'CM6001',
  name: 'step-weights-not-increasing',
  severity: 'error',
  summary: 'The stepWeights of a Canary do not increase.',
  explanation: 'At a weight that is repeated or not below the next one the step is 0 or negative: the release stays there.',
  remedy: 'Write each weight once, from the lowest to the highest.',
  see: PAGE,
}, ({ analysis }) => {
  const weights = list(analysis.stepWeights);
  const i = weights.findIndex((weight, at) => at > 0 && !(weight > weights[at - 1]));
  return i < 0 ? undefined : { at: `/analysis/stepWeights/${i}`, message: `has weight ${weights[i]} after ${weights[i - 1]}: the release stays there` };
});

/** Steps of one width, to a weight that they do not meet. */
export const maxWeightOvershot = aboutCanaries({
  code: 'CM6002',
  name: 'max-weight-overshot',
  severity: 'warning',
  summary: 'The maxWeight of a Canary is no multiple of its stepWeight.',
  explanation: 'Steps go on until maxWeight is reached or passed: the new version gets more than maxWeight.',
  remedy: 'Use a maxWeight that steps meet, or stepWeights.',
  see: PAGE,
}, ({ analysis: { stepWeight, maxWeight, stepWeights } }) => {
  const whole = typeof stepWeight !== 'number' || typeof maxWeight !== 'number' || stepWeight <= 0 || maxWeight % stepWeight === 0;
  if (whole || list(stepWeights).length > 0) return undefined;
  return { at: '/analysis/maxWeight', message: `has maxWeight ${maxWeight} and steps of ${stepWeight}: it goes to ${Math.ceil(maxWeight / stepWeight) * stepWeight}` };
});

/** Two ways to say the steps. */
export const twoKindsOfSteps = aboutCanaries({
  code: 'CM6003',
  name: 'two-kinds-of-steps',
  severity: 'warning',
  summary: 'A Canary has both stepWeight and stepWeights.',
  explanation: 'The stepWeight decides each step, and stepWeights only where the release ends.',
  remedy: 'Keep one of them.',
  see: PAGE,
}, ({ analysis: { stepWeight, stepWeights } }) => stepWeight > 0 && list(stepWeights).length > 0
  ? { at: '/analysis/stepWeights', message: `has stepWeights and stepWeight ${stepWeight}, which decides` } : undefined);

/** A match of requests needs a number of rounds. */
export const matchWithoutIterations = aboutCanaries({
  code: 'CM6004',
  name: 'match-without-iterations',
  severity: 'warning',
  summary: 'A Canary has an analysis.match without iterations.',
  explanation: 'Only an A/B test, which has iterations, looks at match: without them requests go by weight, whoever sends them.',
  remedy: 'Write iterations in place of weights.',
  see: 'https://docs.flagger.app/usage/deployment-strategies#a-b-testing',
}, canary => matchesOf(canary).length > 0 && !(canary.analysis.iterations > 0)
  ? { at: '/analysis/match', message: 'has a match that nobody looks at: there are no iterations' } : undefined);

/** Matches that are lost on the way to an HTTPRoute match everything. */
export const openMatch = aboutCanaries({
  code: 'CM6005',
  name: 'match-fails-open',
  severity: 'error',
  summary: 'A Canary for the Gateway API has a match that an HTTPRoute cannot say.',
  explanation: 'Headers by prefix or suffix and source labels are dropped without a word: the route matches every request, and all of them get the new version.',
  remedy: 'Match headers by exact or regex.',
  see: 'https://docs.flagger.app/usage/deployment-strategies#a-b-testing',
}, canary => {
  if (!canary.provider.startsWith('gatewayapi')) return undefined;
  const i = matchesOf(canary).findIndex(({ headers, ...others }) => {
    const values = Object.values(record(headers)).map(record);
    const only = Object.keys(others).every(key => key === 'sourceLabels') && 'sourceLabels' in others && values.length === 0;
    return only || values.some(value => 'prefix' in value || 'suffix' in value);
  });
  return i < 0 ? undefined : { at: `/analysis/match/${i}`, message: 'has a match that no HTTPRoute can say: every request gets the new version' };
});

/** Retries that nobody reads. */
export const retriesIgnored = aboutCanaries({
  code: 'CM6006',
  name: 'canary-retries-ignored',
  severity: 'warning',
  summary: 'A Canary for the Gateway API has service.retries.',
  explanation: 'Retries are not written into the HTTPRoute: nothing is retried.',
  remedy: 'Delete retries, and configure them by the means of the mesh.',
  see: 'https://docs.flagger.app/tutorials/gatewayapi-progressive-delivery',
}, ({ provider, service }) => provider.startsWith('gatewayapi') && service.retries !== undefined
  ? { at: '/service/retries', message: 'has retries, which are not written into its HTTPRoute' } : undefined);

/** An HTTPRoute needs a parent. */
export const gatewayRefsMissing = aboutCanaries({
  code: 'CM6007',
  name: 'gateway-refs-missing',
  severity: 'error',
  summary: 'A Canary for the Gateway API has no gatewayRefs.',
  explanation: 'The controller refuses to make the HTTPRoute, and the Canary is not initialised.',
  remedy: 'Write gatewayRefs: a Gateway, or the Service itself for calls within a mesh.',
  see: 'https://docs.flagger.app/tutorials/gatewayapi-progressive-delivery',
}, ({ provider, service }) => provider.startsWith('gatewayapi') && list(service.gatewayRefs).length === 0
  ? { at: '/service', message: 'has no gatewayRefs, which its provider needs' } : undefined);
