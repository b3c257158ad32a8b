import { analysis, warmAnalysis } from './analysis';
import { constructCharts, constructs, kept } from './constructs';
import { floor } from './floor';
import { lint } from './lint';
import { loading } from './loading';
import { fastProcess, meshApp, meshAppCharts, meshCharts } from './mesh-app';
import { million } from './million';
import { helm, jsonnet, kustomize } from './peers';
import { schemas } from './schemas';
import { stockCharts, stockProcess, stockSynthesis } from './stock-synthesis';
import { stringify, writer } from './writer';
import { Measure } from '../measure';

/** Rows of the results, in their order. */
export const MEASURES = {
  floor,
  stockSynthesis,
  stockProcess,
  stockCharts,
  meshApp,
  fastProcess,
  meshAppCharts,
  meshCharts,
  constructs,
  constructCharts,
  kept,
  stringify,
  writer,
  loading,
  million,
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
