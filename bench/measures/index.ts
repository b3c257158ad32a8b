import { analysis, warmAnalysis } from './analysis';
import { floor } from './floor';
import { lint } from './lint';
import { helm, jsonnet, kustomize } from './peers';
import { schemas } from './schemas';
import { stockProcess, stockSynthesis } from './stock-synthesis';
import { Measure } from '../measure';

/** Rows of the results, in their order. */
export const MEASURES = {
  floor,
  stockSynthesis,
  stockProcess,
  schemas,
  analysis,
  warmAnalysis,
  lint,
  helm,
  jsonnet,
  kustomize,
} satisfies { [name: string]: Measure };

/** Name of a measure. */
export type MeasureName = keyof typeof MEASURES;
