import { readFileSync } from 'fs';
import { Measured, fateInWords } from './fates';
import { fateOf, questionOf, Trial } from './trials';
import { LinkerdWorld } from './world';
import { Bench } from '../../bench';
import { podName } from '../../machine/pods';
import { Answer, ask, Question } from '../questions';

/** Longer limits are not waited for. */
const LONGEST = 3000;

/** What is declared of a request. */
export interface Declared {
  /** Milliseconds. */
  readonly timeout?: number;
  readonly retries?: number;
  readonly statuses?: string[];
  /** Milliseconds of a try. */
  readonly tryTimeout?: number;
}

interface Asking {
  readonly trial: Trial;
  readonly pod: string;
}

interface Headers {
  readonly [name: string]: string;
}

/** How a declared request fares whose application fails, or is slow. */
export async function measured(bench: Bench, world: LinkerdWorld, trial: Trial, pod: string, declared: Declared): Promise<Measured> {
  const failing = failureOf(declared.statuses);
  const { timeout } = declared;
  return {
    ...failing && declared.retries !== undefined && await retried(bench, world, { trial, pod }, declared.retries, failing),
    ...declared.tryTimeout !== undefined && await slow(bench, world, { trial, pod }, declared.tryTimeout),
    ...timeout !== undefined && timeout <= LONGEST && await late(bench, world, { trial, pod }, timeout),
  };
}

async function retried(bench: Bench, world: LinkerdWorld, asking: Asking, retries: number, failing: Headers): Promise<Measured> {
  const key = `${asking.trial.key} ${Date.now()}`;
  const last = await one(bench, world, asking, { ...failing, 'x-key': `${key} last`, 'x-fail-first': String(retries) });
  const before = seen(bench, world, `${key} never`);
  await one(bench, world, asking, { ...failing, 'x-key': `${key} never` });
  const tries = seen(bench, world, `${key} never`) - before;
  await one(bench, world, asking, {}); // endpoints that fail too often in a row are taken out
  return { tries, atLast: fateInWords(fateOf(last)).replace(/ by .*/, '') };
}

/** Each try but the last is given up. */
async function slow(bench: Bench, world: LinkerdWorld, asking: Asking, tryTimeout: number): Promise<Measured> {
  const key = `${asking.trial.key} ${Date.now()} slow`;
  await one(bench, world, asking, { 'x-delay': String(tryTimeout + 500), 'x-key': key });
  return { slowTries: seen(bench, world, key) };
}

async function late(bench: Bench, world: LinkerdWorld, asking: Asking, timeout: number): Promise<Measured> {
  const answer = await one(bench, world, asking, { 'x-delay': String(timeout + 4000) });
  return { late: fateInWords(fateOf(answer)), inTime: answer.millis >= timeout * 0.9 && answer.millis < timeout + 3000 };
}

async function one(bench: Bench, world: LinkerdWorld, { trial, pod }: Asking, headers: Headers): Promise<Answer> {
  const question: Question = questionOf(world, trial, pod)!;
  return (await ask(bench, pod, [{ ...question, headers: { ...question.headers, ...headers }, timeout: 15_000 }]))[0][0];
}

/** How an application fails so that it is tried again. */
function failureOf(statuses: string[] = []): Headers | undefined {
  const codes: { [name: string]: string } = { 'unavailable': '14', 'resource-exhausted': '8', 'internal': '13', 'cancelled': '1', 'deadline-exceeded': '4' };
  const [first] = statuses;
  if (first === undefined) return undefined;
  return first in codes ? { 'x-grpc-status': codes[first] } : { 'x-status': first.split('-')[1] };
}

/** How often applications saw a key. */
function seen(bench: Bench, world: LinkerdWorld, key: string): number {
  return world.cluster.filter(({ kind }) => kind === 'Pod').flatMap(pod => {
    try {
      return readFileSync(bench.path('applications', `${podName(pod)}.log`), 'utf-8').split('\n').filter(line => line !== '').map(line => JSON.parse(line));
    } catch {
      return [];
    }
  }).filter(({ headers = {} }) => headers['x-key'] === key).length;
}
