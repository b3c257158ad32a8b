import { Answer, Question } from './questions';
import { World } from './world';

/** A question with what must come of it. */
export interface Expectation {
  /** Pod that asks: `shop.web-1`. */
  readonly from: string;
  readonly question: Question;
  /** What may come of it, as `outcomeOf` says it. */
  readonly expected: string[];
  /** The question in words. */
  readonly about: string;
}

/** What an answer comes to: `200`, `grpc 7`, `line` where a connection carries no requests, or how it broke. */
export function outcomeOf({ error, status, grpcStatus }: Answer): string {
  if (error !== undefined) return error;
  if (status === undefined) return 'line';
  return grpcStatus === undefined || grpcStatus === '0' ? String(status) : `grpc ${grpcStatus}`;
}

/** How often a question is asked anew, since what was changed just before takes its time to reach every proxy and every open connection. */
const ROUNDS = 8;

/** What came otherwise, and stayed so; that nothing was asked, too. Where nothing may be asked anew, what came at once counts. */
export async function problemsOf(world: World, expectations: Expectation[], anew = true): Promise<string[]> {
  if (expectations.length === 0) return ['nothing was asked'];
  let wrong = await wrongIn(world, expectations);
  if (anew) wrong = await stillWrong(world, wrong);
  return wrong.map(({ expectation: { about, expected }, outcome }) => `${about}: ${outcome} instead of ${expected.join(' or ')}`);
}

async function stillWrong(world: World, first: Wrong[]): Promise<Wrong[]> {
  let wrong = first;
  for (let round = 1; wrong.length > 0 && round < ROUNDS; round++) {
    await new Promise(resolve => setTimeout(resolve, 100 * round));
    wrong = await wrongIn(world, wrong.map(({ expectation }) => expectation));
  }
  return wrong;
}

interface Wrong {
  readonly expectation: Expectation;
  readonly outcome: string;
}

async function wrongIn(world: World, expectations: Expectation[]): Promise<Wrong[]> {
  const pods = [...new Set(expectations.map(({ from }) => from))];
  const wrong = await Promise.all(pods.map(async pod => {
    const own = expectations.filter(({ from }) => from === pod);
    const answers = await world.ask(pod, own.map(({ question }) => question));
    return own.flatMap((expectation, i) => answers[i].map(outcomeOf).filter(outcome => !expectation.expected.includes(outcome)).slice(0, 1)
      .map(outcome => ({ expectation, outcome })));
  }));
  return wrong.flat();
}
