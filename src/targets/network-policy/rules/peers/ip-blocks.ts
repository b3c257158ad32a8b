import { ObjectSet } from '../../../../analysis/rules/object-set';
import { Problem } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';
import { Direction, Entry, policiesOf, Policy } from '../policy';

type Check = (block: Entry, policy: Policy, direction: Direction) => { pointer: string; message: string }[];

/** Every ipBlock of every policy. */
export function inIpBlocks(objects: ObjectSet, check: Check): Problem[] {
  return policiesOf(objects).flatMap(policy => policy.rules.flatMap(({ peers, direction }) => peers
    .filter(({ value }) => 'ipBlock' in value)
    .flatMap(({ value, pointer }) => check({ value: record(value.ipBlock), pointer: `${pointer}/ipBlock` }, policy, direction))
    .map(problem => ({ object: policy.object, ...problem }))));
}
