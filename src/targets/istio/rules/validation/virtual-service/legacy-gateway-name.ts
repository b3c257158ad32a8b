import { gatewayNamesOf } from './gateway-names';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { VIRTUAL_SERVICE } from '../../semantics/traffic';
import { isDomain } from '../names';
import { refusal } from '../refusal';

/** Names of Gateways with dots are of old. */
export const legacyGatewayName: ObjectRule = refusal([VIRTUAL_SERVICE], {
  code: 'CM2310',
  name: 'legacy-gateway-name',
  severity: 'warning',
  elsewhere: ['KIA1108'],
  summary: 'A VirtualService refers to a Gateway by a name with dots.',
  explanation: 'The first label is taken as the name and the second as the namespace. Istio still reads it, and warns.',
  remedy: 'Write `namespace/name`.',
}, (_, tell, object) => gatewayNamesOf(object).filter(({ name }) => name.includes('.') && isDomain(name)).forEach(({ name, pointer }) => {
  const [gateway, namespace] = name.split('.');
  tell(pointer, `gateway is ${name}; expected ${namespace}/${gateway}`);
}));
