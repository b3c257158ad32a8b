import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Bytes, csvOf, measure } from './measure';
import { plotOf } from './plot';
import { SIZES } from './services';
import { Bench } from '../../bench';
import { Processes } from '../../machine/processes';
import { build } from '../../machine/tools';

const DOCS = join(__dirname, '..', '..', '..', '..', 'docs');

/** Measures all sizes anew, and writes the numbers and the plot. */
async function main(): Promise<void> {
  build(['istio']);
  const folder = mkdtempSync(join(tmpdir(), 'sidecar-bytes-'));
  try {
    const bench = new Bench(folder, new Processes(), { targets: ['istio-sidecar'], features: [] });
    const all: Bytes[] = [];
    for (const services of SIZES) {
      all.push(await measure(bench, services));
      console.log(JSON.stringify(all[all.length - 1]));
    }
    writeFileSync(join(DOCS, 'sidecar-bytes.csv'), csvOf(all));
    writeFileSync(join(DOCS, 'sidecar-bytes.svg'), plotOf(all));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

void main();
