import { spawn } from 'child_process';
import { walls } from './machine';

/** Folder that only a sandbox has: it is memory, and gone with it. */
export const SANDBOX_FOLDER = '/run/suite';

/** What a command left. */
export interface Ended {
  readonly status: number;
  /** What it wrote to its file descriptor 3. */
  readonly told: string;
}

/**
 * Runs a command in process, mount and network namespaces of its own: when it ends, or whoever started it ends, in whatever way,
 * the kernel takes everything that it started with it.
 */
export async function inSandbox(command: string[], walled: boolean): Promise<Ended> {
  const prepared = ['sh', '-c', `mount -t tmpfs tmpfs /run && mkdir /run/netns ${SANDBOX_FOLDER} /run/tmp && export TMPDIR=/run/tmp && exec "$0" "$@"`, ...command];
  const [file, ...args] = walled ? ['setpriv', '--pdeathsig', 'KILL', ...walls(), ...prepared] : command;
  const child = spawn(file, args, { stdio: ['inherit', 'inherit', 'inherit', 'pipe'] });
  const told: Buffer[] = [];
  child.stdio[3]!.on('data', (chunk: Buffer) => told.push(chunk));
  const status = await new Promise<number>(resolve => child.on('close', code => resolve(code ?? 1)));
  return { status, told: Buffer.concat(told).toString() };
}
