import { execFileSync } from 'child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { parseArgs } from 'util';
import { build } from './build';
import { ROOT } from './compiled';
import { LIMITS } from './limits';
import { Sample } from './measure';
import { MeasureName, MEASURES } from './measures';
import { report } from './report';
import { Results } from './results';

const OPTIONS = {
  check: { type: 'boolean', default: false },
  services: { type: 'string', default: '300,1000,10000' },
  repetitions: { type: 'string', default: '3' },
} as const;

/** Measures everything in one run, each in processes of its own; writes results.md, or checks the limits. */
function main(): void {
  const { values } = parseArgs({ options: OPTIONS, args: process.argv.slice(2).filter(arg => arg !== '--') });
  if (!existsSync(join(ROOT, 'lib', 'bin', 'main.js'))) throw new Error('the library must be compiled: npx projen compile');
  mkdirSync(join(ROOT, 'tmp'), { recursive: true });
  const work = mkdtempSync(join(ROOT, 'tmp', 'bench-'));
  try {
    build(__dirname, work);
    const results = measured(work, values.services.split(',').map(Number), Number(values.repetitions));
    if (!values.check) writeFileSync(join(__dirname, 'results.md'), report(results, Number(values.repetitions)));
    tell(results, values.check);
  } finally {
    rmSync(work, { recursive: true });
  }
}

/** Repetitions are outermost: what disturbs the machine for a while disturbs all measures. */
function measured(work: string, sizes: number[], repetitions: number): Results {
  const results = new Results(sizes);
  for (let i = 0; i < repetitions; i++) {
    for (const services of sizes) {
      for (const name of Object.keys(MEASURES) as MeasureName[]) {
        results.add(name, services, sampled(work, name, services));
      }
    }
  }
  return results;
}

/** Synthesis comes before lint, and what it writes is what is linted. */
function sampled(work: string, name: MeasureName, services: number): Sample {
  const folder = join(work, `out-${services}`);
  mkdirSync(folder, { recursive: true });
  const task = JSON.stringify({ services, folder, manifests: join(folder, 'chart.k8s.yaml') });
  process.stderr.write(`${name} ${services} `);
  const sample: Sample = JSON.parse(execFileSync(process.execPath, [join(work, 'process.js'), name, task], { encoding: 'utf-8', env: { ...process.env, BENCH_ROOT: ROOT } }));
  process.stderr.write(`${Math.round(sample.passed)} ms\n`);
  return sample;
}

function tell(results: Results, isChecked: boolean): void {
  for (const { title, of, ...limit } of LIMITS) {
    const value = of(results);
    const most = isChecked ? limit.noisy : limit.most;
    const holds = value <= most;
    process.stdout.write(`${Number.isNaN(value) ? 'NOT MEASURED' : holds ? 'holds' : 'BROKEN'}: ${title}: ${value.toFixed(2)}, at most ${most}\n`);
    if (!holds) process.exitCode = 1;
  }
}

main();
