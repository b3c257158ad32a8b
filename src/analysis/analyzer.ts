import { IConstruct } from 'constructs';
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
}

/** One rule over everything that is declared: pure, in a file of its own. */
export type Analyzer = (context: AnalysisContext) => Finding[];
