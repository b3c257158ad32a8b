import { gatewayListsOf, GatewayName } from './gateway-names';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { VIRTUAL_SERVICE } from '../../semantics/traffic';
import { isDomain, isLabel } from '../names';
import { refusal } from '../refusal';

/** Gateways are named by namespace and name. */
export const badGatewayName: ObjectRule = refusal([VIRTUAL_SERVICE], {
  code: 'CM2309',
  name: 'bad-gateway-name',
  summary: 'A VirtualService refers to a Gateway by what is no name.',
  remedy: 'Write `namespace/name`, or `name` in the same namespace.',
}, (_, tell, object) => gatewayListsOf(object).flatMap(lookedAt).forEach(({ name, pointer }) => {
  const [namespace, ...rest] = name.split('/');
  const isName = rest.length === 0 ? isDomain(name) : isLabel(namespace) && isLabel(rest.join('/'));
  if (!isName) tell(pointer, `gateway is ${name}; expected namespace/name`);
}));

/** Istio looks at names up to the first without namespace. */
function lookedAt(names: GatewayName[]): GatewayName[] {
  const short = names.findIndex(({ name }) => !name.includes('/'));
  return short < 0 ? names : names.slice(0, short + 1);
}
