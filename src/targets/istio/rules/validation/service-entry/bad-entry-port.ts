import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record } from '../../../../../analysis/rules/values';
import { isLabel, isPort } from '../names';
import { kindOfProtocol } from '../protocols';
import { refusal } from '../refusal';

/** Ports of a ServiceEntry have names of their own. */
export const badEntryPort: ObjectRule = refusal(['networking.istio.io/ServiceEntry'], {
  code: 'CM2401',
  name: 'bad-service-entry-port',
  summary: 'A port of a ServiceEntry has a name or protocol that cannot be, or a name that another has.',
  remedy: 'Give each port a name of its own that is a DNS label, and a protocol of Istio.',
}, ({ ports }, tell) => {
  const seen = new Set<unknown>();
  list(ports).map(record).forEach(({ name, protocol, number, targetPort }, i) => {
    const place = `/spec/ports/${i}`;
    if (!isLabel(name)) tell(place, `name of the port is ${name}; expected a DNS label`);
    else if (seen.has(name)) tell(place, `port name ${name} is there already`);
    if (protocol && kindOfProtocol(protocol) === undefined) tell(`${place}/protocol`, `protocol ${protocol} is none of Istio`);
    if (!isPort(number) || targetPort && !isPort(targetPort)) tell(place, `number of the port is ${number}, its targetPort ${targetPort ?? 'none'}; expected 1 to 65535`);
    seen.add(name);
  });
});
