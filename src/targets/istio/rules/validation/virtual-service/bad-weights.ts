import { ObjectRule } from '../../../../../analysis/rules/rule';
import { destinationsOf, routesOf, VIRTUAL_SERVICE } from '../../semantics/traffic';
import { refusal } from '../refusal';

/** Somebody must get the requests. */
export const badWeights: ObjectRule = refusal([VIRTUAL_SERVICE], {
  code: 'CM2306',
  name: 'weights-of-nothing',
  summary: 'A weight of a route of a VirtualService is negative, or all of them are 0.',
  remedy: 'Give weights of 0 and more, and at least one of more.',
}, (_, tell, object) => routesOf(object, ['http', 'tls', 'tcp']).forEach(route => {
  const weights = destinationsOf(route).map(({ weight = 0 }) => weight);
  weights.forEach((weight, i) => {
    if (weight < 0) tell(`${route.pointer}/route/${i}/weight`, `weight is ${weight}; expected 0 or more`);
  });
  const isNothing = weights.length > 1 && weights.reduce((sum, weight) => sum + weight, 0) === 0;
  if (isNothing) tell(`${route.pointer}/route`, `none of ${weights.length} destinations gets anything: the weights sum to 0`);
}));
