import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record } from '../../../../../analysis/rules/values';
import { isOfMesh, routesOf, VIRTUAL_SERVICE } from '../../semantics/traffic';
import { refusal } from '../refusal';

/** Claims of tokens choose routes at gateways only. */
export const claimWithoutGateway: ObjectRule = refusal([VIRTUAL_SERVICE], {
  code: 'CM2307',
  name: 'claim-without-gateway',
  summary: 'A VirtualService within the mesh matches a claim of a token.',
  remedy: 'Match `@request.auth.claims` only in a VirtualService with `gateways` other than `mesh`.',
}, (_, tell, object) => (isOfMesh(object) ? routesOf(object) : []).forEach(({ value, pointer }) => list(value.match).forEach((match, i) => {
  const { headers, withoutHeaders } = record(match);
  const claim = [...Object.keys(record(headers)), ...Object.keys(record(withoutHeaders))].find(name => /^@request\.auth\.claims[.[]/i.test(name));
  if (claim !== undefined) tell(`${pointer}/match/${i}`, `${claim} chooses routes at gateways only, and this VirtualService is for the mesh`);
})));
