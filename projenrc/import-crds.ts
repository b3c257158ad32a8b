import { execFileSync } from 'child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

/** Regenerates imports/*.ts from imports/crds/*.yaml; the experimental kinds replace those of the standard channel. */
const IMPORTS = join(__dirname, '..', 'imports');
const CLI = join(__dirname, '..', 'node_modules', '.bin', 'cdk8s');

for (const file of readdirSync(IMPORTS).filter(name => name.endsWith('.ts'))) rmSync(join(IMPORTS, file));
for (const file of readdirSync(join(IMPORTS, 'crds')).sort()) importTypes(file.replace(/\.yaml$/, ''));

function importTypes(group: string): void {
  const work = mkdtempSync(join(tmpdir(), 'import-'));
  try {
    const args = ['import', `${group}:=${join(IMPORTS, 'crds', `${group}.yaml`)}`, '--language', 'typescript', '--output', work, '--no-save', '--check-upgrade=false'];
    execFileSync(CLI, args, { stdio: 'pipe' });
    const [generated] = readdirSync(work);
    writeFileSync(join(IMPORTS, `${group}.ts`), readFileSync(join(work, generated)));
    console.log(`imports/${group}.ts`);
  } finally {
    rmSync(work, { recursive: true });
  }
}
