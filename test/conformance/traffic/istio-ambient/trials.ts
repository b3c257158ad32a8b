import { Call, SOURCES } from './sources';
import { AmbientWorld } from './worlds';
import { outcomeOf } from '../expectations';
import { Question } from '../questions';

/** A call, and what must come of it at its source and at its destination. */
export interface Trial extends Call {
  /** Unique in a world: the request carries it. */
  readonly about: string;
  readonly outcome: string;
  /** How often the destination sees it. */
  readonly tries?: number;
  /** Milliseconds until the answer: at least, and less than. */
  readonly millis?: [number, number];
}

/** A request of web to a Service of the shop. */
export function call(service: string, question: Partial<Question> = {}, port = 80, source = 'shop/web'): Call {
  return { source, service: `shop/${service}`, port, question };
}

/** Asks all, side by side, and tells what came otherwise. */
export async function trialProblems({ world, sources }: AmbientWorld, trials: Trial[]): Promise<string[]> {
  const questions = await sources.questions(trials.map(trial =>
    ({ ...trial, question: { timeout: 20000, ...trial.question, headers: { ...trial.question?.headers, 'x-key': trial.about } } })));
  const answers = await world.ask(SOURCES, questions);
  const seen = world.seen();
  return trials.flatMap(({ about, outcome, tries, millis }, i) => {
    const [got, took] = [outcomeOf(answers[i][0]), answers[i][0].millis];
    const times = seen.filter(({ headers }) => headers?.['x-key'] === about).length;
    return [
      ...got === outcome ? [] : [`${about}: ${got} instead of ${outcome}`],
      ...tries === undefined || times === tries ? [] : [`${about}: seen ${times} times instead of ${tries}`],
      ...millis === undefined || (took >= millis[0] && took < millis[1]) ? [] : [`${about}: took ${took} ms instead of ${millis.join(' to ')}`],
    ];
  });
}

/** Who answered, and how. */
export interface Answered {
  readonly by: string;
  readonly outcome: string;
  readonly cookies: string[];
}

/** Who answered a call that is made over and over, and how. */
export async function answersOf({ world, sources }: AmbientWorld, asked: Call, count: number): Promise<Answered[]> {
  const [question] = await sources.questions([asked]);
  const [answers] = await world.ask(SOURCES, [{ timeout: 20000, ...question, count }]);
  return answers.map(answer => ({ by: answer.by ?? '', outcome: outcomeOf(answer), cookies: answer.headers?.['Set-Cookie'] ?? [] }));
}
