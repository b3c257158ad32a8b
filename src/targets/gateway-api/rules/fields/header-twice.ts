import { list, record } from '../../../../analysis/rules/values';
import { ROUTES } from '../route';
import { aboutRules } from './about-rules';

/** Names of headers are the same whatever their case. */
export const headerTwice = aboutRules(ROUTES, {
  code: 'CM4037',
  name: 'header-match-twice',
  severity: 'warning',
  summary: 'A match has the same header twice, in different case.',
  explanation: 'Header names have no case. Of equal names the first counts, and the others are ignored: the rule matches more than is written.',
  remedy: 'Write each header once.',
  see: 'https://gateway-api.sigs.k8s.io/reference/spec/#httpheadermatch',
}, ({ matches }) => matches.flatMap(({ headers }, m) => {
  const names = list(headers).map(each => String(record(each).name).toLowerCase());
  return names.flatMap((name, i) => names.indexOf(name) === i ? [] : [{ at: `/matches/${m}/headers/${i}`, message: `matches header ${name} twice: only the first counts` }]);
}));
