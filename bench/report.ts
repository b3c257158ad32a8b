import { readFileSync } from 'fs';
import { cpus, totalmem } from 'os';
import { join } from 'path';
import { ROOT } from './compiled';
import { Limit, LIMITS } from './limits';
import { MEASURES, MeasureName } from './measures';
import { Skipped } from './plan';
import { Results } from './results';
import { boundOf, verdictOn } from './verdict';

const NOTHING = '–';

/** results.md. */
export function report(results: Results, repetitions: number): string {
  const sizes = results.sizes.map(size => `${size.toLocaleString('en')} services`);
  const middle = results.sizes[1] ?? results.sizes[0];
  const head = ['measure', ...sizes, 'exponent', `memory at ${middle.toLocaleString('en')}`];
  const rows = (Object.keys(MEASURES) as MeasureName[]).map(name => row(results, name, middle));
  return [
    '# Results', 'Written by `npx projen bench`; see README.md for what is measured, and how.', `${machine()}.`,
    `Milliseconds that pass, the least of ${repetitions} processes; the exponent is that of growth of processor time from the first to the last size.`,
    table(head, rows), ...notMeasured(results), table(['in this run', 'is', 'must be'], LIMITS.map(limit => limitRow(limit, results))), '',
  ].join('\n\n').replace(/\n+$/, '\n');
}

/** Why there is a dash where a number could be: a line for each reason and its sizes. */
export function notMeasured({ skipped }: Results): string[] {
  const sizesOf = ({ name, reason }: Skipped<MeasureName>) =>
    skipped.filter(each => each.name === name && each.reason === reason).map(({ services }) => services.toLocaleString('en')).join(', ');
  const names = new Map<string, Set<MeasureName>>();
  for (const each of skipped) {
    const line = `at ${sizesOf(each)} services: ${each.reason}`;
    names.set(line, (names.get(line) ?? new Set()).add(each.name));
  }
  return [...names].map(([line, which]) => `Not measured: ${[...which].join(', ')} ${line}.`);
}

function row(results: Results, name: MeasureName, middle: number): string {
  const number = (value: number) => Math.round(value).toLocaleString('en');
  const times = results.sizes.map(size => (results.has(name, size) ? number(results.of(name, size).passed) : NOTHING));
  const exponent = results.sizes.filter(size => results.has(name, size)).length < 2 ? NOTHING : results.exponent(name).toFixed(2);
  const memory = results.has(name, middle) ? `${number(results.of(name, middle).megabytes)} MB` : NOTHING;
  return `| ${[MEASURES[name].title, ...times, exponent, memory].join(' | ')} |`;
}

function limitRow(limit: Limit, results: Results): string {
  return `| ${limit.title} | ${verdictOn(limit, results, false).value ?? NOTHING} | ${boundOf(limit, false)} |`;
}

function table(head: string[], rows: string[]): string {
  return [`| ${head.join(' | ')} |`, `|${'---|'.repeat(head.length)}`, ...rows].join('\n');
}

function machine(): string {
  const versions = ['cdk8s', 'constructs', 'yaml'].map(name => `${name} ${JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf-8')).version}`);
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus()[0].model.trim()}, ${cpus().length} cores, ${memory} GB; ${process.platform}, Node ${process.versions.node}; ${versions.join(', ')}`;
}
