import { blocksOf, everyPolicy } from './blocks';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { DESTINATION_RULE } from '../../semantics/traffic';
import { isAddress, isDomain, isPort } from '../names';
import { refusal } from '../refusal';

/** A tunnel leads to a host and port, by CONNECT or POST. */
export const badTunnel: ObjectRule = refusal([DESTINATION_RULE], {
  code: 'CM2341',
  name: 'bad-tunnel',
  summary: 'A tunnel of a DestinationRule has a protocol, host or port that cannot be, or is beside `proxyProtocol`.',
  remedy: 'Give it `protocol` CONNECT or POST, `targetHost` and `targetPort`, and no `proxyProtocol` beside it.',
}, (_, tell, object) => {
  for (const { value, pointer } of everyPolicy(object)) {
    if (value.tunnel && value.proxyProtocol) tell(pointer, 'tunnel and proxyProtocol must not be beside each other');
  }
  for (const { value: { protocol = '', targetHost, targetPort }, pointer } of blocksOf(object, 'tunnel')) {
    if (!['', 'CONNECT', 'POST'].includes(protocol)) tell(`${pointer}/protocol`, `protocol is ${protocol}; expected CONNECT or POST`);
    if (!isDomain(targetHost) && !isAddress(targetHost)) tell(pointer, `targetHost is ${targetHost}; expected a name or an address`);
    if (!isPort(targetPort)) tell(pointer, `targetPort is ${targetPort}; expected 1 to 65535`);
  }
});
