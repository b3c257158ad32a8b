import { GATEWAY, serversOf } from './servers';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { isLabel, isPort } from '../names';
import { kindOfProtocol } from '../protocols';
import { refusal } from '../refusal';

/** A Gateway has servers with ports of their own names. */
export const badServer: ObjectRule = refusal([GATEWAY], {
  code: 'CM2360',
  name: 'bad-gateway-server',
  summary: 'A Gateway has no servers, a name with dots, or a port without a number or a name of its own or with a protocol that is none.',
  remedy: 'Give it a name that is a DNS label, and each server a port with `number`, `protocol` and a `name` that no other has.',
}, (_, tell, object) => {
  const servers = serversOf(object);
  const names = new Set<unknown>();
  if (!isLabel(object.name)) tell('/metadata/name', `name is ${object.name}; expected a DNS label`);
  if (servers.length === 0) tell('/spec', 'has no servers; expected at least one');
  for (const { value: { bind }, port: { number, name, protocol, targetPort }, pointer } of servers) {
    if (!name) tell(`${pointer}/port`, 'port has no name, and needs one');
    else if (names.has(name)) tell(`${pointer}/port/name`, `port name ${name} is there already`);
    if (kindOfProtocol(protocol) === undefined) tell(`${pointer}/port/protocol`, `protocol is ${protocol}; expected HTTP, HTTPS, HTTP2, GRPC, TLS, TCP, MONGO`);
    if (number !== undefined && !isPort(number) && !bind) tell(`${pointer}/port/number`, `number of the port is ${number}; expected 1 to 65535`);
    if (targetPort > 0) tell(`${pointer}/port/targetPort`, 'targetPort has no effect in a Gateway');
    names.add(name);
  }
});
