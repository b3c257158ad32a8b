import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record } from '../../../../../analysis/rules/values';
import { Route, routesOf, VIRTUAL_SERVICE } from '../../semantics/traffic';
import { isLabel, isPort, isWildcardDomain } from '../names';
import { refusal } from '../refusal';

/** A destination is a host, a subset and a port that can be. */
export const badDestination: ObjectRule = refusal([VIRTUAL_SERVICE], {
  code: 'CM2305',
  name: 'bad-destination',
  summary: 'A destination of a VirtualService has a host, subset or port that cannot be.',
  remedy: 'Give the destination a host that is a name, a subset that is a DNS label, and a port of 1 to 65535.',
}, (_, tell, object) => routesOf(object, ['http', 'tls', 'tcp']).flatMap(destinationsOf).forEach(({ value, pointer }) => {
  const { host, subset, port } = record(value);
  if (typeof value !== 'object' || value === null) tell(pointer, 'has no destination');
  else if (host === '*' || !isWildcardDomain(host)) tell(pointer, `host of the destination is ${host}; expected a name`);
  if (subset && !isLabel(subset)) tell(`${pointer}/subset`, `subset is ${subset}; expected a DNS label`);
  if (port && !isPort(record(port).number)) tell(`${pointer}/port`, `number of the port is ${record(port).number}; expected 1 to 65535`);
}));

function destinationsOf({ value, pointer }: Route): { value: unknown; pointer: string }[] {
  return [
    ...list(value.route).map((each, i) => ({ value: record(each).destination, pointer: `${pointer}/route/${i}/destination` })),
    ...list(value.mirrors).map((each, i) => ({ value: record(each).destination, pointer: `${pointer}/mirrors/${i}/destination` })),
    ...value.mirror ? [{ value: value.mirror, pointer: `${pointer}/mirror` }] : [],
  ];
}
