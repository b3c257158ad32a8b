import { Passed } from './fates';
import { LinkerdWorld } from './world';
import { Bench } from '../../bench';
import { Load, load, Loaded, Question } from '../questions';

/** Who keeps asking while things change. */
export interface Asking {
  readonly pod: string;
  readonly questions: Question[];
}

/** From what to what. */
export interface Way {
  readonly from: string;
  readonly to: string;
  /** Of the objects at both ends. */
  readonly ends: string;
  readonly objects: any[];
}

/** Pause after each object that matters, in which requests meet it alone. */
const PAUSE = 200;

/** Becomes other objects, one by one in some order, while requests go on. */
export async function passed(bench: Bench, world: LinkerdWorld, asking: Asking[], way: Way): Promise<Passed> {
  const { from, to, objects, ends } = way;
  const loads: Load[] = await Promise.all(asking.map(({ pod, questions }) => load(bench, pod, questions)));
  let steps = 0;
  await pause(2 * PAUSE);
  await world.become(objects, all => shuffled(all, `${from} ${to}`), async () => {
    steps++;
    await pause(PAUSE);
  });
  await pause(2 * PAUSE);
  const ended: Loaded[] = await Promise.all(loads.map(each => each.stop()));
  for (const { failed } of ended) {
    for (const { question, answer } of failed.slice(0, 3)) console.log(`${from} to ${to}: request ${question}: ${JSON.stringify({ ...answer, headers: undefined })}`);
  }
  const sum = (of: (one: Loaded) => number) => ended.reduce((total, one) => total + of(one), 0);
  return { from, to, objects: ends, requests: sum(one => one.total), failed: sum(one => one.failing), steps };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, milliseconds));
}

/** In an order that is the same in each run, and no one's. */
function shuffled<T>(all: T[], seed: string): T[] {
  let state = [...seed].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 2147483647, 7);
  const next = () => (state = state * 48271 % 2147483647) / 2147483647;
  return all.map(value => ({ value, at: next() })).sort((a, b) => a.at - b.at).map(({ value }) => value);
}
