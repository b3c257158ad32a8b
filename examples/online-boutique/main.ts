import { rmSync, writeFileSync } from 'fs';
import { join } from 'path';
import { ApiObject, App } from 'cdk8s';
import { readArguments } from './arguments';
import { OnlineBoutique } from './boutique';
import { writeReleases } from './releases';
import { Choice } from './targets';
import { Finding, MeshApp } from '../../src';

const { choices, phase, out } = readArguments(process.argv.slice(2));
choices.forEach(synthesize);

function synthesize(choice: Choice): void {
  const outdir = join(out, choice.target.name);
  rmSync(outdir, { recursive: true, force: true });
  const app = new MeshApp({ outdir });
  const boutique = new OnlineBoutique(app, 'boutique', choice, phase);
  app.synth();
  const report = boutique.mesh.report();
  writeFileSync(join(outdir, 'report.md'), report.toMarkdown());

  console.log(`\n${choice.target.name}: ${join(outdir, 'boutique.k8s.yaml')}`);
  console.log(`  objects:  ${countedByKind(app).join(', ')}`);
  console.log(`  findings: ${report.findings.length === 0 ? 'none' : `${report.findings.length}, all in ${join(outdir, 'report.md')}`}`);
  for (const line of summaryOf(report.findings)) console.log(`    ${line}`);
  console.log(`  look at:  ${choice.lookAt}`);
  for (const { service, folder, steps } of writeReleases(outdir, choice, phase)) console.log(`  release:  ${service} ${steps}: ${join(folder, 'PLAN.md')}`);
}

function countedByKind(app: App): string[] {
  const kinds = app.node.findAll().filter(ApiObject.isApiObject).map(object => object.kind).sort();
  return [...new Set(kinds)].map(kind => `${kinds.filter(other => other === kind).length} ${kind}`);
}

/** One line for findings that differ only in who they are about. */
function summaryOf(findings: Finding[]): string[] {
  const lines = findings.map(({ severity, code, message }) => `${severity} ${code} ${message.replace(/^.* asks for /, '')}`);
  return [...new Set(lines)].map(line => `${String(lines.filter(other => other === line).length).padStart(2)} × ${line}`);
}
