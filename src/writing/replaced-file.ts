import { closeSync, fchmodSync, lstatSync, openSync, readSync, realpathSync, renameSync, rmSync, Stats, statSync, writeSync } from 'fs';
import { dirname, join } from 'path';
import { unfinishedName } from './unfinished';

/** Writes chunks one after another. */
type Fill = (sink: (chunk: Buffer) => void) => void;

/**
 * Writes a file, so that it is there as a whole or as it was, and isn't touched if it would be the same.
 *
 * What can't be replaced is written over: devices, pipes, links that lead nowhere, files with more than one name, files of others.
 *
 * @throws as `fs` does, or what the filling throws; the file is then as it was
 */
export function replaceFile(path: string, fill: Fill): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  const there = lstatSync(path, { throwIfNoEntry: false }) !== undefined;
  if (there && !isReplaceable(stats)) return writeOver(path, fill);
  const replacement = new Replacement(there ? realpathSync(path) : path, stats);
  try {
    fill(chunk => replacement.write(chunk));
    replacement.commit();
  } finally {
    replacement.close();
  }
}

function isReplaceable(stats?: Stats): boolean {
  return stats !== undefined && stats.isFile() && stats.nlink === 1 && stats.uid === (process.getuid?.() ?? stats.uid);
}

function writeOver(path: string, fill: Fill): void {
  const output = openSync(path, 'w');
  try {
    fill(chunk => append(output, chunk));
  } finally {
    closeSync(output);
  }
}

/** A file that is written beside the one that it replaces, from where they begin to differ. */
class Replacement {
  private readonly existing?: number;
  private readonly unfinished: string;
  private output?: number;
  /** How much is the same so far, in bytes. */
  private same = 0;

  constructor(private readonly path: string, private readonly stats?: Stats) {
    this.unfinished = join(dirname(path), unfinishedName());
    if (stats !== undefined) this.existing = openSync(path, 'r');
  }

  public write(chunk: Buffer): void {
    if (this.output === undefined && this.existing !== undefined && this.read(this.same, chunk.length).equals(chunk)) this.same += chunk.length;
    else append(this.differing(), chunk);
  }

  public commit(): void {
    if (this.output === undefined && this.same === this.stats?.size) return;
    closeSync(this.differing());
    this.output = undefined;
    renameSync(this.unfinished, this.path);
  }

  /** Leaves nothing beside the file. */
  public close(): void {
    if (this.existing !== undefined) closeSync(this.existing);
    if (this.output === undefined) return;
    closeSync(this.output);
    rmSync(this.unfinished);
  }

  private differing(): number {
    if (this.output !== undefined) return this.output;
    this.output = openSync(this.unfinished, 'w');
    if (this.stats !== undefined) fchmodSync(this.output, this.stats.mode);
    if (this.same > 0) append(this.output, this.read(0, this.same));
    return this.output;
  }

  private read(from: number, length: number): Buffer {
    const buffer = Buffer.allocUnsafe(length);
    return buffer.subarray(0, readSync(this.existing!, buffer, 0, length, from));
  }
}

function append(output: number, chunk: Buffer): void {
  for (let written = 0; written < chunk.length;) written += writeSync(output, chunk, written);
}
