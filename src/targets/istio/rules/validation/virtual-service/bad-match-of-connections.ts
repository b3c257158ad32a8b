import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record } from '../../../../../analysis/rules/values';
import { routesOf, VIRTUAL_SERVICE } from '../../semantics/traffic';
import { isAddressRange, isPort } from '../names';
import { refusal } from '../refusal';

/** Connections come to a port of an address. */
export const badMatchOfConnections: ObjectRule = refusal([VIRTUAL_SERVICE], {
  code: 'CM2706',
  name: 'bad-match-of-connections',
  summary: 'A match of a VirtualService has a port or an address that cannot be.',
  remedy: 'Give it a port of 1 to 65535, and addresses as 10.0.0.1 or 10.0.0.0/8.',
}, (_, tell, object) => routesOf(object, ['http', 'tls', 'tcp']).forEach(({ value, pointer }) => list(value.match).map(record).forEach((match, i) => {
  const place = `${pointer}/match/${i}`;
  if (match.port && !isPort(match.port)) tell(`${place}/port`, `port is ${match.port}; expected 1 to 65535`);
  const isOfHttp = pointer.startsWith('/spec/http');
  list(isOfHttp ? [] : match.destinationSubnets).forEach((subnet, j) => {
    if (!isAddressRange(subnet)) tell(`${place}/destinationSubnets/${j}`, `subnet is ${subnet}; expected 10.0.0.1 or 10.0.0.0/8`);
  });
})));
