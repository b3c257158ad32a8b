import { spawnSync } from 'child_process';

/** Something that not every machine can do. */
export enum Need {
  /** Processes, mounts and a network of one's own, which end with the run. */
  SANDBOX = 'sandbox',
  /** Pods as network namespaces, with proxies that run as users of their own. */
  PODS = 'pods',
}

/** What this machine lacks for a need, in words for the report; nothing if it has it. */
export function lacking(need: Need): string | undefined {
  return need === Need.PODS ? lackingPods() : lackingSandbox();
}

/** How to start a command in namespaces of its own, as root there. */
export function walls(): string[] {
  const root = process.getuid!() === 0 ? [] : ['--user', '--map-root-user'];
  return ['unshare', ...root, '--net', '--mount', '--pid', '--fork', '--kill-child=SIGKILL', '--mount-proc'];
}

function lackingSandbox(): string | undefined {
  const [command, ...args] = [...walls(), 'true'];
  const { status, error, stderr } = spawnSync(command, args, { encoding: 'utf-8' });
  return status === 0 ? undefined : `no namespaces of its own on this machine: ${error?.message ?? stderr.trim()}`;
}

function lackingPods(): string | undefined {
  if (process.platform !== 'linux') return 'pods are network namespaces, which only Linux has';
  if (process.getuid!() !== 0) return 'pods with proxies need root';
  return lackingSandbox();
}
