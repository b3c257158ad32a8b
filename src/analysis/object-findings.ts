import { admit } from './admission/admit';
import { OBJECT_RULES } from './object-rules';
import { ObjectSet } from './rules/object-set';
import { Profile } from './rules/profile';
import { ObjectRule, Problem, RuleEntry } from './rules/rule';

/** A problem, and what its code stands for. */
export interface ObjectFinding {
  readonly entry: RuleEntry;
  readonly problem: Problem;
}

/**
 * What the API server would refuse of each object, and what all rules find, in the order of the objects; rules about other targets than those
 * of the profile are not asked, and refusals of a place that the schema refuses are told once.
 */
export function objectFindings(objects: ObjectSet, profile: Profile, rules: ObjectRule[] = OBJECT_RULES): ObjectFinding[] {
  const channel = profile.experimentalGatewayApi === false ? 'standard' : 'experimental';
  const refused = objects.all().flatMap(object => admit(object, { channel }).map(({ entry, ...problem }) => ({ entry, problem })));
  const found = rules.filter(({ entry }) => concerns(entry, profile))
    .flatMap(rule => rule.check(objects, profile).map(problem => ({ entry: rule.entry, problem })));
  return [...refused, ...withoutRepeats(found, refused)].sort(compare);
}

/** Findings without those about refusals of what the schema refuses at the same place. */
function withoutRepeats(found: ObjectFinding[], refused: ObjectFinding[]): ObjectFinding[] {
  const told = new Set(refused.map(placeOf));
  return found.filter(finding => finding.entry.refusedBy === undefined || !told.has(placeOf(finding)));
}

function placeOf({ problem: { object, pointer } }: ObjectFinding): string {
  return `${object.index} ${pointer}`;
}

function concerns({ targets }: RuleEntry, profile: Profile): boolean {
  return targets === undefined || profile.targets.length === 0 || targets.some(target => profile.targets.includes(target));
}

function compare(a: ObjectFinding, b: ObjectFinding): number {
  const [one, other] = [a, b].map(({ entry, problem }) => `${problem.pointer} ${entry.code} ${problem.message}`);
  return a.problem.object.index - b.problem.object.index || (one < other ? -1 : Number(one > other));
}
