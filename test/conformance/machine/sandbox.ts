import { spawn } from 'child_process';
import { walls } from './machine';

/**
 * Runs a command in process, mount and network namespaces of its own: when it ends, or whoever started it ends, in whatever way,
 * the kernel takes everything that it started with it.
 */
export async function inSandbox(command: string[], walled: boolean): Promise<number> {
  const prepared = ['sh', '-c', 'mount -t tmpfs tmpfs /run && mkdir /run/netns /run/suite && exec "$0" "$@"', ...command];
  const [file, ...args] = walled ? ['setpriv', '--pdeathsig', 'KILL', ...walls(), ...prepared] : command;
  const child = spawn(file, args, { stdio: 'inherit' });
  return new Promise(resolve => child.on('close', code => resolve(code ?? 1)));
}
