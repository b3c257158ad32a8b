import { outcomeOf } from '../expectations';
import { Question } from '../questions';
import { World } from '../world';

/** A question, and what must come of it at the source and at the destination. */
export interface Trial {
  /** Unique among the trials of a world; the request carries it. */
  readonly about: string;
  readonly from: string;
  readonly question: Question;
  readonly outcome: string;
  /** How often the destination sees it. */
  readonly tries?: number;
  /** Milliseconds until the answer: at least, and less than. */
  readonly millis?: [number, number];
}

/** A request to a Service of the shop by its name. */
export function to(world: World, service: string, port: number, question: Partial<Question> = {}): Question {
  const [namespace, name] = service.split('/');
  return { host: `${name}.${namespace}.svc.cluster.local:${port}`, address: world.address(service, port), ...question };
}

/** Asks all, and tells what came otherwise. */
export async function failedTrials(world: World, trials: Trial[]): Promise<string[]> {
  const pods = [...new Set(trials.map(({ from }) => from))];
  const problems = await Promise.all(pods.map(async pod => {
    const own = trials.filter(({ from }) => from === pod);
    const answers = await world.ask(pod, own.map(({ question, about }) => ({ timeout: 15000, ...question, headers: { ...question.headers, 'x-key': about } })));
    return own.flatMap((trial, i) => problemsOfTrial(world, trial, outcomeOf(answers[i][0]), answers[i][0].millis));
  }));
  return trials.length === 0 ? ['nothing was asked'] : problems.flat();
}

function problemsOfTrial(world: World, { about, outcome, tries, millis }: Trial, got: string, took: number): string[] {
  const seen = world.seen().filter(({ headers }) => headers?.['x-key'] === about).length;
  return [
    ...got === outcome ? [] : [`${about}: ${got} instead of ${outcome}`],
    ...tries === undefined || seen === tries ? [] : [`${about}: seen ${seen} times instead of ${tries}`],
    ...millis === undefined || (took >= millis[0] && took < millis[1]) ? [] : [`${about}: took ${took} ms instead of ${millis.join(' to ')}`],
  ];
}

/** Which pods answered a request that is asked one after the other, and how often each with which outcome. */
export async function answersOf(world: World, from: string, question: Question, count: number): Promise<{ by: string; outcome: string }[]> {
  const [answers] = await world.ask(from, [{ ...question, count }]);
  return answers.map(answer => ({ by: answer.by ?? '', outcome: outcomeOf(answer) }));
}
