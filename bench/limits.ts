import { peerLimits } from './peer-limits';
import { Results } from './results';
import { synthesisLimits } from './synthesis-limits';

/** The process of this library that peers are held against. */
const OURS = 'fastProcess';

/** What must hold in one run, on any machine. */
export type Limit = UpperLimit | LowerLimit;

/** A figure that must not be greater. */
export interface UpperLimit extends Figure {
  readonly most: number;
}

/** A figure that must not be less. */
export interface LowerLimit extends Figure {
  readonly least: number;
}

interface Figure {
  readonly title: string;
  /** What `--check` lets pass instead, on machines that do other things meanwhile. */
  readonly noisy: number;
  /** Whether it is a goal against programs of others, which `--check` tells and does not fail for. @default false */
  readonly isGoal?: boolean;
  /** @throws NotMeasured if the run has nothing that says it */
  of(results: Results): number;
}

export const LIMITS: Limit[] = [
  ...synthesisLimits(),
  {
    title: 'analysis of 1,000 services, the first of a process, to their synthesis with stock cdk8s',
    most: 1,
    noisy: 2,
    of: results => results.ratio('analysis', 'stockSynthesis', 1000),
  },
  {
    title: '`cdk8s-mesh lint` of 1,000 services, whole process, to the process that synthesizes them',
    most: 5,
    noisy: 8,
    of: results => results.ratio('lint', 'stockProcess', 1000),
  },
  { title: 'growth of analysis from the first to the last size, as an exponent', most: 1.1, noisy: 1.3, of: results => results.exponent('warmAnalysis') },
  { title: 'growth of `cdk8s-mesh lint` from the first to the last size, as an exponent', most: 1.1, noisy: 1.3, of: results => results.exponent('lint') },
  ...peerLimits(OURS),
];
