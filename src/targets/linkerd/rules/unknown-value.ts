import { KubeObject, nameOf } from '../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../analysis/rules/object-set';
import { ObjectRule, RuleEntry } from '../../../analysis/rules/rule';

/** A value that must be one of some, what it is, and where. */
export interface ValueAt {
  readonly object: KubeObject;
  readonly value: unknown;
  /** `has the access policy`. */
  readonly is: string;
  readonly pointer: string;
}

/** A rule about a value that is none of those that there are; what is not written is not told. */
export function aboutUnknownValue(entry: RuleEntry, reads: string[], known: string[], values: (objects: ObjectSet) => ValueAt[]): ObjectRule {
  return {
    entry,
    reads,
    check: objects => values(objects).filter(({ value }) => (value ?? undefined) !== undefined && !known.includes(value as string))
      .map(({ object, value, is, pointer }) => ({ object, pointer, message: `${nameOf(object)} ${is} '${value}', expected one of ${known.join(', ')}` })),
  };
}
