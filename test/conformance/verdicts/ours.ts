import { objectFindings } from '../../../src/analysis/object-findings';
import { OBJECT_RULES } from '../../../src/analysis/object-rules';
import { ObjectSet } from '../../../src/analysis/rules/object-set';
import { DEFAULT_PROFILE } from '../../../src/analysis/rules/profile';
import { Refusing } from '../../../src/analysis/rules/rule';

/** Why an object is refused, by who refuses it; nothing if it is taken. */
export type Verdict = { readonly [who in Refusing]?: string };

const REFUSING = OBJECT_RULES.filter(({ entry }) => entry.refusedBy !== undefined);

/** What we say of each object alone, before it is applied; of objects that are the same, what is said of the first. */
export function ourVerdicts(objects: any[]): Verdict[] {
  const forms = objects.map(formOf);
  const verdicts = new Map<string, { [who in Refusing]?: string }>(forms.map(form => [form, {}]));
  for (const { entry, problem } of objectFindings(ObjectSet.of(objects), DEFAULT_PROFILE, REFUSING)) {
    verdicts.get(forms[problem.object.index])![entry.refusedBy!] ??= `${entry.code} ${problem.pointer} ${problem.message}`;
  }
  return forms.map(form => verdicts.get(form)!);
}

/** Equal for objects that differ in the order of their keys only. */
function formOf(object: any): string {
  const sorted = (_: string, value: any) => typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => a < b ? -1 : 1)) : value;
  return JSON.stringify(object, sorted);
}
