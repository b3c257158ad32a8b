import { analysis, warmAnalysis } from './analysis';
import { floor } from './floor';
import { lint } from './lint';
import { schemas } from './schemas';
import { stockProcess, stockSynthesis } from './stock-synthesis';
import { Measure } from '../measure';

/** Rows of the results, in their order. */
export const MEASURES = { floor, stockSynthesis, stockProcess, schemas, analysis, warmAnalysis, lint } satisfies { [name: string]: Measure };

/** Name of a measure. */
export type MeasureName = keyof typeof MEASURES;
