import { releaseCheck } from './release-check';
import { UsageError } from './usage-error';

/** What a verb writes, and the exit code: 0 for yes, 1 for no. */
export interface Outcome {
  readonly text: string;
  readonly code: number;
}

type Verb = (args: string[]) => Outcome;

const VERBS: { readonly [words: string]: Verb } = { 'release check': releaseCheck };

const USAGE = `usage: cdk8s-mesh release check --from A --to B [--plan plan.json]

  Tells whether a commit of a release is safe: one stage forward or back, or an abort that the plan offers.
  A and B are stages ('shift-05', '20-shift-05', 'abort/from-20') or pointers ('…/current/kustomization.yaml').
  A pointer brings the plan.json of its bundle; --plan is the plan of everything else.

  exit code: 0 safe, 1 unsafe, 2 wrong usage
`;

/** Runs the command line; gives the exit code. */
export function main(args: string[], out: (text: string) => void, err: (text: string) => void): number {
  if (args.includes('--help') || args.includes('-h')) {
    out(USAGE);
    return 0;
  }
  try {
    const { text, code } = verbOf(args)(args.slice(2));
    out(`${text}\n`);
    return code;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    err(`${error.message}\n`);
    return 2;
  }
}

function verbOf(args: string[]): Verb {
  const words = args.slice(0, 2).join(' ');
  const verb = Object.keys(VERBS).includes(words) ? VERBS[words] : undefined;
  if (verb) return verb;
  throw new UsageError(`verb must be ${Object.keys(VERBS).map(each => `'${each}'`).join(' or ')}, got: '${words}' (see --help)`);
}
