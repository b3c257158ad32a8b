import { spawnSync } from 'child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import * as ts from 'typescript';

const ROOT = join(__dirname, '..', '..');

/** Programs in a process of their own, which may be stopped or run out of something. */
export class Compiled {
  private readonly folder = mkdtempSync(join(tmpdir(), 'programs-'));

  constructor() {
    for (const path of ['src/mesh-app.ts', 'src/mesh-chart.ts']) this.compile(path);
    for (const room of ['src/synthesis', 'src/writing']) this.compileAll(room);
  }

  /**
   * Runs a program that has `MeshApp`, `MeshChart`, `cdk8s` and `fs`.
   * @param limit what the shell does before it: 'ulimit -f 64'
   */
  public run(program: string, limit = ':'): { signal: NodeJS.Signals | null; status: number | null; error: string } {
    const path = join(this.folder, 'program.js');
    const uses = 'const fs = require("fs"); const cdk8s = require("cdk8s");'
      + 'const { MeshApp } = require("./src/mesh-app.js"); const { MeshChart } = require("./src/mesh-chart.js");';
    writeFileSync(path, `${uses}\n${program}`);
    const env = { ...process.env, NODE_PATH: join(ROOT, 'node_modules') };
    const { signal, status, stderr } = spawnSync('bash', ['-c', `${limit}; exec "$0" "$1"`, process.execPath, path], { encoding: 'utf-8', env });
    return { signal, status, error: stderr };
  }

  public remove(): void {
    rmSync(this.folder, { recursive: true });
  }

  private compileAll(room: string): void {
    for (const entry of readdirSync(join(ROOT, room), { withFileTypes: true })) {
      if (entry.isDirectory()) this.compileAll(join(room, entry.name));
      else if (entry.name.endsWith('.ts')) this.compile(join(room, entry.name));
    }
  }

  private compile(path: string): void {
    const target = join(this.folder, path.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022, esModuleInterop: true };
    writeFileSync(target, ts.transpileModule(readFileSync(join(ROOT, path), 'utf-8'), { compilerOptions }).outputText);
  }
}
