import { blocksOf } from './blocks';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { DESTINATION_RULE } from '../../semantics/traffic';
import { refusal } from '../refusal';

/** Percentages are of 0 to 100; failures of the own side are counted only when they are told apart. */
export const badOutlierDetection: ObjectRule = refusal([DESTINATION_RULE], {
  code: 'CM2343',
  name: 'bad-outlier-detection',
  summary: 'An outlier detection of a DestinationRule has a percentage out of range, or counts local failures without telling them apart.',
  remedy: 'Give percentages of 0 to 100, and `splitExternalLocalOriginErrors: true` beside `consecutiveLocalOriginFailures`.',
}, (_, tell, object) => blocksOf(object, 'outlierDetection').forEach(({ value, pointer }) => {
  for (const field of ['maxEjectionPercent', 'minHealthPercent'].filter(each => value[each] < 0 || value[each] > 100)) {
    tell(`${pointer}/${field}`, `${field} is ${value[field]}; expected 0 to 100`);
  }
  const counts = value.consecutiveLocalOriginFailures > 0 && value.splitExternalLocalOriginErrors !== true;
  if (counts) tell(`${pointer}/consecutiveLocalOriginFailures`, 'consecutiveLocalOriginFailures needs splitExternalLocalOriginErrors: true');
}));
