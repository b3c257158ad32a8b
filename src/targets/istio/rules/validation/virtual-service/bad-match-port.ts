import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record } from '../../../../../analysis/rules/values';
import { isPort } from '../names';
import { refusal } from '../refusal';

/** A match is of a port that can be. */
export const badMatchPort: ObjectRule = refusal(['networking.istio.io/VirtualService'], {
  code: 'CM2803',
  name: 'bad-match-port',
  summary: 'A match of a request of a VirtualService has a port that cannot be.',
  remedy: 'Write a port from 1 to 65535, or leave it out for all ports.',
}, ({ http }, tell) => list(http).forEach((route, i) => list(record(route).match).forEach((match, j) => {
  const { port } = record(match);
  if (port && !isPort(port)) tell(`/spec/http/${i}/match/${j}/port`, `port is ${port}; expected 1 to 65535`);
})));
