import { kubernetesFunctions } from './functions';
import { Cel } from './functions/cel';

/** What comes of an expression. */
export interface Outcome {
  readonly value?: unknown;
  /** Why it could not be evaluated. */
  readonly error?: string;
}

/** An expression that can be evaluated. */
export type Program = (self: unknown) => Outcome;

const PROGRAMS = new Map<string, Program>();

/** An expression about `self`; parsed once, when it is asked for. */
export function programOf(expression: string): Program {
  let program = PROGRAMS.get(expression);
  if (!program) {
    program = compiled(expression);
    PROGRAMS.set(expression, program);
  }
  return program;
}

function compiled(expression: string): Program {
  const { cel, env } = environment();
  const run = cel.plan(env, cel.parse(expression)) as (bindings: { self: any }) => unknown;
  return self => {
    const value = run({ self });
    return cel.isCelError(value) ? { error: value.message } : { value };
  };
}

let known: { cel: Cel; env: any } | undefined;

/** The evaluator takes a tenth of a second to load, so it is not loaded before a rule is met. */
function environment(): { cel: Cel; env: any } {
  if (!known) {
    // eslint-disable-next-line @typescript-eslint/no-require-imports
    const [cel, { strings }] = [require('@bufbuild/cel') as Cel, require('@bufbuild/cel/ext') as typeof import('@bufbuild/cel/ext')];
    known = { cel, env: cel.celEnv({ funcs: [...strings, ...kubernetesFunctions(cel)] }) };
  }
  return known;
}
