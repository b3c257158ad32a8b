import { spawnSync } from 'child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import * as ts from 'typescript';

const ROOT = join(__dirname, '..', '..');

/** The command, compiled into a folder without node_modules: it needs nothing but Node. */
export class Command {
  public readonly path: string;
  private readonly folder = mkdtempSync(join(tmpdir(), 'command-'));

  constructor() {
    for (const room of ['bin', 'src/rollouts', 'src/vocabulary']) this.compile(room);
    this.path = join(this.folder, 'bin', 'cdk8s-mesh.js');
  }

  /** Runs the command in a folder. */
  public run(cwd: string, ...args: string[]): { code: number | null; out: string; err: string } {
    const { status, stdout, stderr } = spawnSync(process.execPath, [this.path, ...args], { cwd, encoding: 'utf-8' });
    return { code: status, out: stdout, err: stderr };
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  private compile(path: string): void {
    const source = join(ROOT, path);
    if (statSync(source).isDirectory()) return readdirSync(source).forEach(name => this.compile(join(path, name)));
    if (!path.endsWith('.ts')) return;
    const target = join(this.folder, path.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
    writeFileSync(target, ts.transpileModule(readFileSync(source, 'utf-8'), { compilerOptions }).outputText);
  }
}
