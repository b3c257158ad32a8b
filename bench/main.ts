import { execFileSync } from 'child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { parseArgs } from 'util';
import { build } from './build';
import { ROOT } from './compiled';
import { LIMITS } from './limits';
import { Measure, Sample } from './measure';
import { MeasureName, MEASURES } from './measures';
import { Asked, planOf } from './plan';
import { notMeasured, report } from './report';
import { Results } from './results';
import { areGood, verdictOn } from './verdict';

const OPTIONS = {
  check: { type: 'boolean', default: false },
  services: { type: 'string', default: '300,1000,3000,10000' },
  repetitions: { type: 'string', default: '3' },
  measures: { type: 'string', default: '' },
  slow: { type: 'boolean', default: false },
} as const;

/** Measures everything in one run, each in processes of its own; writes results.md, or checks the limits. Results of some measures are printed only. */
function main(): void {
  const { values } = parseArgs({ options: OPTIONS, args: process.argv.slice(2).filter(arg => arg !== '--') });
  if (!existsSync(join(ROOT, 'lib', 'bin', 'main.js'))) throw new Error('the library must be compiled: npx projen compile');
  const results = resultsOf({
    sizes: values.services.split(',').map(Number).sort((a, b) => a - b),
    repetitions: Number(values.repetitions),
    measures: values.measures.split(',').filter(name => name !== ''),
    slow: values.slow,
  });
  if (values.measures !== '') process.stdout.write(report(results, Number(values.repetitions)));
  else if (!values.check) writeFileSync(join(__dirname, 'results.md'), report(results, Number(values.repetitions)));
  tell(results, values.check);
}

function resultsOf(asked: Asked): Results {
  const plan = planOf<MeasureName>(MEASURES, asked);
  const results = new Results(asked.sizes, plan.skipped);
  mkdirSync(join(ROOT, 'tmp'), { recursive: true });
  const work = mkdtempSync(join(ROOT, 'tmp', 'bench-'));
  try {
    build(join(ROOT, 'bench'), join(work, 'bench'));
    build(join(ROOT, 'test', 'programs'), join(work, 'test', 'programs'));
    plan.planned.forEach(({ name, services }) => results.add(name, services, sampled(work, name, services)));
  } finally {
    rmSync(work, { recursive: true });
  }
  return results;
}

/** Synthesis comes before lint, and what it writes is what is linted. */
function sampled(work: string, name: MeasureName, services: number): Sample {
  const folder = join(work, `out-${services}`);
  mkdirSync(folder, { recursive: true });
  const task = JSON.stringify({ services, folder, manifests: join(folder, 'chart.k8s.yaml') });
  process.stderr.write(`${name} ${services} `);
  const start = performance.now();
  const told = execFileSync(process.execPath, [join(work, 'bench', 'process.js'), name, task], { encoding: 'utf-8', env: { ...process.env, BENCH_ROOT: ROOT } });
  const outside = performance.now() - start;
  const sample: Sample = JSON.parse(told);
  const passed = (MEASURES[name] as Measure).isWhole ? outside : sample.passed;
  process.stderr.write(`${Math.round(passed)} ms\n`);
  return { ...sample, passed };
}

function tell(results: Results, isChecked: boolean): void {
  notMeasured(results).forEach(line => process.stdout.write(`${line}\n`));
  const verdicts = LIMITS.map(limit => verdictOn(limit, results, isChecked));
  verdicts.forEach(({ state, value, detail }, i) => process.stdout.write(`${state}: ${LIMITS[i].title}: ${value === undefined ? '' : `${value}, `}${detail}\n`));
  const isIdle = isChecked && verdicts.every(({ value }) => value === undefined);
  if (isIdle) process.stdout.write('NOTHING was held against a limit\n');
  if (isIdle || !areGood(verdicts)) process.exitCode = 1;
}

main();
