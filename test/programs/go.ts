import { spawnSync } from 'child_process';
import { mkdirSync } from 'fs';

/** What Go builds of a folder with a go.mod: the program in it, or the tools that its go.mod names. */
export type GoPackages = '.' | 'tool';

/**
 * Builds a Go module into a folder.
 *
 * @param flags flags of the linker
 * @throws if it cannot be built, with what Go says
 */
export function buildGo(module: string, packages: GoPackages, flags: string, out: string): void {
  mkdirSync(out, { recursive: true });
  const args = ['build', '-mod=readonly', '-buildvcs=false', '-ldflags', flags, '-o', `${out}/`, packages];
  const { status, error, stderr } = spawnSync('go', args, { cwd: module, encoding: 'utf-8', env: { ...process.env, CGO_ENABLED: '0', GOFLAGS: '' } });
  if (status !== 0) throw new Error(`go build in ${module} failed: ${error?.message ?? stderr.slice(-3000)}`);
}

/** Whether this machine has Go. */
export function hasGo(): boolean {
  return spawnSync('go', ['version'], { stdio: 'ignore' }).status === 0;
}
