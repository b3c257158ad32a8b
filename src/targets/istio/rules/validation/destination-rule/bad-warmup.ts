import { blocksOf } from './blocks';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { record } from '../../../../../analysis/rules/values';
import { DESTINATION_RULE } from '../../semantics/traffic';
import { refusal } from '../refusal';

/** Who warms up needs time. */
export const badWarmup: ObjectRule = refusal([DESTINATION_RULE], {
  code: 'CM2346',
  name: 'bad-warmup',
  summary: 'A warmup of a DestinationRule has no duration, or numbers that cannot be.',
  remedy: 'Give it `duration`, a `minimumPercent` of at most 100 and an `aggression` of more than 0.',
}, (_, tell, object) => blocksOf(object, 'loadBalancer').filter(({ value }) => value.warmup).forEach(({ value, pointer }) => {
  const { duration, minimumPercent, aggression } = record(value.warmup);
  if (!duration) tell(`${pointer}/warmup`, 'warmup has no duration, and needs one');
  if (minimumPercent > 100) tell(`${pointer}/warmup/minimumPercent`, `minimumPercent is ${minimumPercent}; expected at most 100`);
  if (typeof aggression === 'number' && aggression <= 0) tell(`${pointer}/warmup/aggression`, `aggression is ${aggression}; expected more than 0`);
}));
