import { spawnSync } from 'child_process';
import { existsSync } from 'fs';
import { ToolName, toolPath } from './tools';
import { hasGo } from '../../programs/go';

/** What this machine lacks to get the tools of a suite, in words for the report; nothing if it has them, or can build them. */
export function lackingToolchain(tools: readonly ToolName[], readsModules: boolean): string | undefined {
  const missing = tools.filter(name => !existsSync(toolPath(name)));
  if (missing.includes('envoy') && !hasPip()) return 'Envoy comes from PyPI, and there is no Python with pip';
  const fromGo = readsModules || missing.some(name => name !== 'envoy');
  return fromGo && !hasGo() ? 'control planes are built from Go modules, and there is no Go' : undefined;
}

function hasPip(): boolean {
  return spawnSync('python3', ['-m', 'pip', '--version'], { stdio: 'ignore' }).status === 0;
}
