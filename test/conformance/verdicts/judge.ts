import { appendFileSync } from 'fs';
import { Case } from './cases';
import { Difference, differenceOf, JUSTIFIED, toldOf } from './differences';
import { Fixture } from './fixtures';
import { isOf, NOT_CHECKED, toldUnchecked, Unchecked } from './not-checked';
import { RealVerdict, realVerdicts } from './oracles';
import { ourVerdicts, Verdict } from './ours';
import { Bench } from '../bench';
import { Api } from '../cluster/api';
import { Check, TargetName, TARGETS } from '../suite';

/** Objects that are judged together. */
interface Batch {
  readonly name: string;
  readonly targets: TargetName[];
  readonly objects: any[];
}

/** What both sides say of a batch. */
interface Judged {
  readonly real: RealVerdict[];
  /** In one line each, without what is justified. */
  readonly problems: string[];
}

/** Of a hundred generated objects, how many must be right, and how many wrong. */
const SHARE = 30;
/** The same of one kind: some have hardly anything that can be wrong. */
const SHARE_OF_KIND = 5;
/** How many generated objects both sides judge at least, all kinds together. */
const LEAST = 19_000;

/** Holds our verdicts on objects against those of the real ones. */
export class Judge {
  private readonly found: Check[] = [];
  private readonly counts: { kind: string; targets: TargetName[]; taken: number; refused: number }[] = [];
  private readonly met = new Map<string, number>();
  private readonly unchecked = new Map<Unchecked, number>();

  constructor(private readonly bench: Bench, private readonly api: Api, private readonly targets: TargetName[]) {}

  /** What others wrote as right is taken, what they wrote as wrong is refused, and the real ones agree. */
  public async examples(module: string, targets: TargetName[], examples: Fixture[]): Promise<void> {
    const { real, problems } = await this.judge({ name: module, targets, objects: examples.map(({ object }) => object) });
    if (real.length === 0) return;
    const wrong = examples.flatMap(({ name, object, valid }, i): Difference[] => {
      if (valid === isTaken(real[i])) return [];
      const why = JSON.stringify(real[i]);
      return [{ name, object, who: 'API server', ...valid ? { ours: why } : { real: 'it is written as wrong' } }];
    }).filter(difference => !this.isJustified(difference)).map(toldOf);
    const both = [true, false].filter(valid => !examples.some(each => each.valid === valid)).map(valid => `there is nothing ${valid ? 'right' : 'wrong'}`);
    this.tell(targets, `what ${module} gives as right is taken, and what it gives as wrong is refused`, [...problems, ...wrong, ...both]);
  }

  /** Generated objects of one kind get the same verdict. */
  public async generated({ kind, targets, objects }: Case): Promise<void> {
    const { real, problems } = await this.judge({ name: kind, targets, objects: objects() });
    if (real.length === 0) return;
    const taken = real.filter(isTaken).length;
    this.counts.push({ kind, targets, taken, refused: real.length - taken });
    this.tell(targets, `a generated ${kind} is refused exactly where it really is`, problems);
  }

  /** Objects that are written in the project's own tests get the same verdict. */
  public async written(objects: any[]): Promise<void> {
    const { real, problems } = await this.judge({ name: 'written', targets: [...TARGETS], objects });
    if (real.length > 0) this.tell([...TARGETS], 'an object of a built-in kind in the tests of rules is refused exactly where it really is', problems);
  }

  /** What is justified, what is not checked, and how often. */
  public notes(): string[] {
    const sum = (reasons: Unchecked[]) => reasons.reduce((all, each) => all + (this.unchecked.get(each) ?? 0), 0);
    const unchecked = NOT_CHECKED.map(({ what, reasons }) => ({ what, times: sum(reasons) }));
    return [
      ...[...this.met].map(([what, times]) => `justified: ${what}: ${times} times`),
      ...unchecked.filter(({ times }) => times > 0).map(({ what, times }) => `not checked: ${what}: ${times} times`),
    ];
  }

  /** What was held, and that it was held for enough. */
  public checks(): Check[] {
    const found = this.found.sort((a, b) => a.name < b.name ? -1 : 1);
    return [...found, ...this.targets.flatMap(target => {
      const counts = this.counts.filter(({ targets }) => targets.includes(target));
      const idle = JUSTIFIED.filter(({ what, targets }) => targets.includes(target) && !this.met.has(what));
      return [
        { target, features: [], name: 'generated objects are right and wrong, each of them often enough', problems: shareProblems(counts) },
        ...this.targets.length < TARGETS.length ? [] : [{ target, features: [], name: `at least ${LEAST} generated objects are judged`, problems: this.lacking() }],
        { target, features: [], name: 'every difference that is justified is met', problems: idle.map(({ what }) => `not met: ${what}`) },
        { target, features: [], name: 'every reason that is not checked is met', problems: this.idleReasons() },
      ];
    })];
  }

  private idleReasons(): string[] {
    return NOT_CHECKED.flatMap(({ reasons }) => reasons).filter(each => !this.unchecked.has(each)).map(each => `not met: ${toldUnchecked(each)}`);
  }

  private lacking(): string[] {
    const judged = this.counts.reduce((sum, { taken, refused }) => sum + taken + refused, 0);
    return judged < LEAST ? [`${judged} are judged`] : [];
  }

  /** A mistake that is made on purpose is made in what we look at. */
  private async judge({ name, targets, objects }: Batch): Promise<Judged> {
    if (!targets.some(target => this.targets.includes(target))) return { real: [], problems: [] };
    const ours = ourVerdicts(this.bench.objects(objects));
    const real = await realVerdicts(this.bench, this.api, name.replace(/\W/g, '-'), objects);
    const differences = objects.flatMap((object, i) => differenceOf(`${name} ${i}`, object, ours[i], real[i]) ?? []);
    const problems = differences.filter(difference => !this.isJustified(difference)).map(toldOf);
    appendFileSync(this.bench.path('differences.txt'), problems.map(problem => `${problem}\n`).join(''));
    return { real, problems };
  }

  private isJustified(difference: Difference): boolean {
    const reasons = JUSTIFIED.filter(({ is }) => is(difference));
    reasons.forEach(({ what }) => this.met.set(what, (this.met.get(what) ?? 0) + 1));
    return reasons.length > 0 || this.isUnchecked(difference);
  }

  /** Whether an object that is taken here is refused for reasons alone that no rule looks at. */
  private isUnchecked({ object, ours, reasons = [] }: Difference): boolean {
    const all = reasons.map(reason => NOT_CHECKED.flatMap(area => area.reasons).find(each => isOf(each, object.kind, reason)));
    if (ours !== undefined || all.length === 0 || all.includes(undefined)) return false;
    for (const each of new Set(all as Unchecked[])) this.unchecked.set(each, (this.unchecked.get(each) ?? 0) + 1);
    return true;
  }

  private tell(targets: TargetName[], name: string, problems: string[]): void {
    for (const target of this.targets.filter(each => targets.includes(each))) this.found.push({ target, name, features: [], problems });
  }
}

function isTaken(verdict: Verdict): boolean {
  return verdict['API server'] === undefined && verdict.webhook === undefined;
}

function shareProblems(counts: { kind: string; taken: number; refused: number }[]): string[] {
  const sum = (which: 'taken' | 'refused') => counts.reduce((all, each) => all + each[which], 0);
  const [taken, refused] = [sum('taken'), sum('refused')];
  const lacks = (one: number, all: number, share: number) => one * 100 < all * share;
  return (['taken', 'refused'] as const).flatMap(which => [
    ...lacks(sum(which), taken + refused, SHARE) ? [`${sum(which)} of ${taken + refused} are ${which}`] : [],
    ...counts.filter(count => lacks(count[which], count.taken + count.refused, SHARE_OF_KIND)).map(count => `${count[which]} ${count.kind} are ${which}`),
    ...counts.length === 0 ? ['nothing was judged'] : [],
  ]);
}
