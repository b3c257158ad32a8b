import { record } from '../../../../analysis/rules/values';
import { aboutCanaries, matchesOf } from '../canary-object';

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
