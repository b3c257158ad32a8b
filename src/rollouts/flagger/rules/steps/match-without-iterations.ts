import { aboutCanaries, matchesOf } from '../canary-object';

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
