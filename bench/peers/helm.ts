import { cpSync, writeFileSync } from 'fs';
import { join } from 'path';
import { parseAll } from './documents';
import { graphData, INPUTS } from './inputs';
import { Peer } from './peer';

/** The fastest form of a chart: one template for everything, that is all text, without helpers, over the call graph as values. */
export const helm: Peer = {
  name: 'Helm',
  title: '`helm template`, a chart with one template',
  module: 'helm.sh/helm/v3',
  program: 'helm/helm',
  arguments: ['template', 'workload', '.'],
  write(services, folder) {
    cpSync(join(INPUTS, 'helm'), folder, { recursive: true });
    writeFileSync(join(folder, 'values.yaml'), JSON.stringify(graphData(services)));
  },
  read: parseAll,
};
