import { releaseCheck } from './release-check';
import { UsageError } from './usage-error';

/** What a verb writes, and the exit code: 0 for yes, 1 for no. */
export interface Outcome {
  readonly text: string;
  readonly code: number;
}

type Verb = (args: string[]) => Outcome;

/* eslint-disable @typescript-eslint/no-require-imports -- rules and the YAML parser are loaded only by verbs that need them */
const VERBS: { readonly [words: string]: Verb } = {
  'lint': args => (require('./lint/lint') as typeof import('./lint/lint')).lint(args),
  'explain': args => (require('./lint/explain') as typeof import('./lint/explain')).explain(args),
  'release check': releaseCheck,
};
/* eslint-enable */

const USAGE = `usage: cdk8s-mesh lint [FILE|FOLDER|-]... [--format text|json|sarif|github|junit] [--target NAME]... [--istio-version 1.31]
                       [--linkerd-version 2.20] [--trust-domain cluster.local] [--fail-on error|warning|info] [--partial] [--each]

  Tells what is wrong with manifests: of files, of folders with all that is below them, of standard input; of this folder if none is given.
  All of them are taken for the objects of one cluster; with --each, each FILE or FOLDER is a cluster of its own: lint --each stages/*
  --partial says that there are objects elsewhere, so that what is not found may exist.

  exit code: 0 nothing to fail on, 1 findings, 2 wrong usage

usage: cdk8s-mesh explain CODE

  Tells what a code of a finding stands for, and what to do.

usage: cdk8s-mesh release check --from A --to B [--plan plan.json]

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
    const { verb, rest } = verbOf(args);
    const { text, code } = verb(rest);
    out(`${text}\n`);
    return code;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    err(`${error.message}\n`);
    return 2;
  }
}

function verbOf(args: string[]): { verb: Verb; rest: string[] } {
  const count = args[0] === 'release' ? 2 : 1;
  const words = args.slice(0, count).join(' ');
  if (Object.keys(VERBS).includes(words)) return { verb: VERBS[words], rest: args.slice(count) };
  throw new UsageError(`verb must be ${Object.keys(VERBS).map(each => `'${each}'`).join(' or ')}, got: '${args.slice(0, 2).join(' ')}' (see --help)`);
}
