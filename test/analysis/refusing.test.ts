import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import * as analyzers from '../../src/analysis/analyzers';
import { CATALOG, CatalogEntry } from '../../src/analysis/catalog';

const ROOM = join(__dirname, '..', '..', 'src', 'analysis', 'analyzers');
const files = readdirSync(ROOM, { recursive: true, encoding: 'utf-8' }).filter(file => file.endsWith('.ts') && !file.endsWith('index.ts'));

describe.each(files)('%s', file => {
  const text = readFileSync(join(ROOM, file), 'utf-8');
  const name = /export const (\w+): Analyzer/.exec(text)![1];
  const severities = [...text.matchAll(/CATALOG\.(\w+)/g)].map(([, entry]) => (CATALOG as { [name: string]: CatalogEntry })[entry].severity);
  const namesOf = (rules: unknown[]) => rules.map(rule => (rule as { name: string }).name);

  test('is asked in a synthesis if it may find errors, and by a report in any case', () => {
    expect(severities.length).toBeGreaterThan(0);
    expect(namesOf(analyzers.REFUSING).includes(name)).toBe(severities.includes('error' as any));
    expect(namesOf(analyzers.ANALYZERS)).toContain(name);
  });
});
