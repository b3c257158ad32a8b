import { readFileSync } from 'fs';
import { cpus, totalmem } from 'os';
import { join } from 'path';
import { ROOT } from './compiled';
import { LIMITS } from './limits';
import { MEASURES, MeasureName } from './measures';
import { Results } from './results';

/** results.md. */
export function report(results: Results, repetitions: number): string {
  const sizes = results.sizes.map(size => `${size.toLocaleString('en')} services`);
  const middle = results.sizes[1] ?? results.sizes[0];
  const head = ['measure', ...sizes, 'exponent', `memory at ${middle.toLocaleString('en')}`];
  const rows = (Object.keys(MEASURES) as MeasureName[]).map(name => row(results, name, middle));
  const limits = LIMITS.map(({ title, most, of }) => `| ${title} | ${of(results).toFixed(2)} | ${most} |`);
  return [
    '# Results', 'Written by `npx projen bench`; see README.md for what is measured, and how.', `${machine()}.`,
    `Milliseconds that pass, the least of ${repetitions} processes; the exponent is that of growth of processor time from the first to the last size.`,
    table(head, rows), table(['in this run', 'is', 'at most'], limits), '',
  ].join('\n\n').replace(/\n+$/, '\n');
}

function row(results: Results, name: MeasureName, middle: number): string {
  const times = results.sizes.map(size => Math.round(results.of(name, size).passed).toLocaleString('en'));
  return `| ${MEASURES[name].title} | ${times.join(' | ')} | ${results.exponent(name).toFixed(2)} | ${Math.round(results.of(name, middle).megabytes)} MB |`;
}

function table(head: string[], rows: string[]): string {
  return [`| ${head.join(' | ')} |`, `|${'---|'.repeat(head.length)}`, ...rows].join('\n');
}

function machine(): string {
  const versions = ['cdk8s', 'constructs', 'yaml'].map(name => `${name} ${JSON.parse(readFileSync(join(ROOT, 'node_modules', name, 'package.json'), 'utf-8')).version}`);
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus()[0].model.trim()}, ${cpus().length} cores, ${memory} GB; ${process.platform}, Node ${process.versions.node}; ${versions.join(', ')}`;
}
