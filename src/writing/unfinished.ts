import { readdirSync, rmSync } from 'fs';
import { join } from 'path';
import { threadId } from 'worker_threads';

/** Process, thread and number. No tool takes files of such names for manifests. */
const UNFINISHED = /^\.cdk8s-mesh-(\d+)-\d+-\d+\.unfinished$/;

let count = 0;

/** A name for a file that is being written, which nobody else on this machine has. */
export function unfinishedName(): string {
  return `.cdk8s-mesh-${process.pid}-${threadId}-${count++}.unfinished`;
}

/** Removes what processes left in a folder that were killed. */
export function removeLeftovers(folder: string): void {
  for (const name of readdirSync(folder)) {
    const [, writer] = UNFINISHED.exec(name) ?? [];
    if (writer !== undefined && !isAlive(Number(writer))) rmSync(join(folder, name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
