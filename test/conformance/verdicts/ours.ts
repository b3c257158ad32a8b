import { objectFindings } from '../../../src/analysis/object-findings';
import { OBJECT_RULES } from '../../../src/analysis/object-rules';
import { ObjectSet } from '../../../src/analysis/rules/object-set';
import { DEFAULT_PROFILE } from '../../../src/analysis/rules/profile';
import { Refusing } from '../../../src/analysis/rules/rule';

/** Why an object is refused, by who refuses it; nothing if it is taken. */
export type Verdict = { readonly [who in Refusing]?: string };

const REFUSING = OBJECT_RULES.filter(({ entry }) => entry.refusedBy !== undefined);

/** What we say of each object alone, before it is applied. */
export function ourVerdicts(objects: any[]): Verdict[] {
  const verdicts: { [who in Refusing]?: string }[] = objects.map(() => ({}));
  for (const { entry, problem } of objectFindings(ObjectSet.of(objects), DEFAULT_PROFILE, REFUSING)) {
    verdicts[problem.object.index][entry.refusedBy!] ??= `${entry.code} ${problem.pointer} ${problem.message}`;
  }
  return verdicts;
}
