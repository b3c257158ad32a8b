import { execFileSync } from 'child_process';
import { createHash } from 'crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { differenceOf } from './equality';
import { Peer } from './peer';
import { pathOf, stopwatch } from './programs';
import { Sample, Task } from '../measure';
import { workload } from '../workload';

/** More than a namespace of services, and little to wait for. */
const FEW = 60;

/** Writes what a peer reads, and gives what measures it. */
export function preparePeer(peer: Peer, { services, folder }: Task): () => Sample {
  const input = join(folder, peer.name);
  if (!existsSync(input)) {
    mkdirSync(input);
    peer.write(services, input);
  }
  return () => measured(peer, services, input);
}

/**
 * Has a peer make the objects of few services.
 *
 * @throws if it fails, or if they are not those of the workload
 */
export function tryPeer(peer: Peer): void {
  const folder = mkdtempSync(join(tmpdir(), 'peer-'));
  try {
    preparePeer(peer, { services: FEW, folder, manifests: '' })();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measured(peer: Peer, services: number, input: string): Sample {
  const output = `${input}.output`;
  const sample: Sample = JSON.parse(execFileSync(stopwatch(), [output, pathOf(peer), ...peer.arguments], { cwd: input, encoding: 'utf-8' }));
  mustBeWorkload(peer, services, output);
  return sample;
}

/** What it prints each time is looked at once. */
function mustBeWorkload({ name, read }: Peer, services: number, output: string): void {
  const text = readFileSync(output, 'utf-8');
  const hash = createHash('sha256').update(text).digest('hex');
  const seen = `${output}.equal`;
  if (existsSync(seen) && readFileSync(seen, 'utf-8') === hash) return;
  const difference = differenceOf(read(text), workload(services));
  if (difference !== undefined) throw new Error(`${name} makes other objects of ${services} services: ${difference}`);
  writeFileSync(seen, hash);
}
