import { list, record } from '../../../../analysis/rules/values';
import { ROUTES } from '../route';
import { aboutRules } from './about-rules';

/** Weights are shares of their sum. */
export const weightsNotHundred = aboutRules(ROUTES, {
  code: 'CM4032',
  name: 'weights-are-no-percentages',
  severity: 'info',
  summary: 'The weights of the backends of a rule have a sum other than 100.',
  explanation: 'A weight is a share of the sum of all weights of the rule, no percentage; it is 1 where none is written.',
  remedy: 'Write weights with the sum 100 if percentages are meant.',
  see: 'https://gateway-api.sigs.k8s.io/reference/spec/#httpbackendref',
}, ({ value }) => {
  const weights = list(value.backendRefs).map(each => record(each).weight ?? 1);
  const sum = weights.reduce((total, weight) => total + Number(weight), 0);
  return weights.length < 2 || sum === 100 || sum === 0 || weights.every(weight => weight === weights[0]) ? []
    : [{ at: '/backendRefs', message: `has weights ${weights.join(', ')}: shares of ${sum}, not of 100` }];
});
