import { Limit } from './limits';
import { NotMeasured, Results } from './results';

/** What became of a limit in a run. */
export interface Verdict {
  readonly state: 'holds' | 'missed' | 'BROKEN' | 'not measured' | 'NOT MEASURED';
  /** What was measured, as text: a number, or nothing. */
  readonly value?: string;
  /** What it must be, or why nothing was measured. */
  readonly detail: string;
}

/** Holds results against a limit; `isNoisy` gives it the room that machines need which do other things meanwhile. */
export function verdictOn(limit: Limit, results: Results, isNoisy: boolean): Verdict {
  try {
    return judged(limit, limit.of(results), isNoisy);
  } catch (error) {
    if (!(error instanceof NotMeasured)) throw error;
    return { state: error.isMeant ? 'not measured' : 'NOT MEASURED', detail: error.message };
  }
}

/** Whether nothing is broken, and nothing was forgotten; a goal that is missed is told. */
export function areGood(verdicts: readonly Verdict[]): boolean {
  return verdicts.every(({ state }) => state === 'holds' || state === 'missed' || state === 'not measured');
}

/** What a limit asks for, in words. */
export function boundOf(limit: Limit, isNoisy: boolean): string {
  if ('most' in limit) return `at most ${isNoisy ? limit.noisy : limit.most}`;
  return `at least ${isNoisy ? limit.noisy : limit.least}`;
}

function judged(limit: Limit, value: number, isNoisy: boolean): Verdict {
  const holds = 'most' in limit ? value <= (isNoisy ? limit.noisy : limit.most) : value >= (isNoisy ? limit.noisy : limit.least);
  return { state: holds ? 'holds' : limit.isGoal ? 'missed' : 'BROKEN', value: value.toFixed(2), detail: boundOf(limit, isNoisy) };
}
