import { IConstruct } from 'constructs';
import { Accepted } from './acceptances';
import { MeshState } from '../private/mesh-state';
import { Finding } from '../report/finding';
import { Feature } from '../vocabulary/feature';

/** What analyzers look at. */
export interface AnalysisContext {
  readonly mesh: MeshState;
  /** The whole construct tree. */
  readonly root: IConstruct;
  /** Features that every declaration may lose. */
  readonly acceptedLosses: Feature[];
  /** Findings that are taken as they are. */
  readonly acceptances: Accepted[];
  /** Whether there are objects elsewhere; not said if undefined. */
  readonly partial?: boolean;
  /** All constructs of the tree, for those who look at each; what the tree says is asked if undefined. */
  readonly constructs?: IConstruct[];
  /** Whether nothing but errors is asked for. */
  readonly errorsOnly?: boolean;
}

/** One rule over everything that is declared: pure, in a file of its own. */
export type Analyzer = (context: AnalysisContext) => Finding[];
