import { closeSync, constants, fchmodSync, fchownSync, fstatSync, lstatSync, openSync, readSync, realpathSync, Stats } from 'fs';
import { codeOf } from './write-error';

/** Those without anybody at the other end would be waited for. */
const READ = constants.O_RDONLY + (constants.O_NONBLOCK ?? 0);
const BLOCK = 2 ** 16;

/** What was read last; one for all, as there may be very many files. */
let scratch = Buffer.allocUnsafe(BLOCK);

/** A file that may be there, read as far as something else is the same. */
export class ExistingFile {
  /** Where the file is, behind links. */
  public location: string;
  private readonly stats?: Stats;
  private descriptor?: number;
  private position = 0;

  /** Throws if there is something that is not a file. */
  constructor(path: string) {
    this.location = path;
    try {
      this.descriptor = openSync(path, READ);
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
      return;
    }
    this.stats = fstatSync(this.descriptor);
    if (this.stats.isFile()) return;
    this.close();
    throw new Error('it must be a file, got: something else with this name');
  }

  /** Whether a chunk comes next in the file; reads on if so. */
  public continuesWith(chunk: Buffer): boolean {
    if (this.descriptor === undefined || this.position + chunk.length > this.stats!.size) return false;
    const same = this.read(this.position, chunk.length).equals(chunk);
    if (same) this.position += chunk.length;
    return same;
  }

  /** Whether there is a file and nothing comes next. */
  public isOver(): boolean {
    return this.descriptor !== undefined && this.position === this.stats!.size;
  }

  /** Finds out where links lead. Throws if they lead nowhere: what they mean is not known. */
  public locate(): void {
    if (!lstatSync(this.location, { throwIfNoEntry: false })?.isSymbolicLink()) return;
    if (!this.stats) throw new Error('it is a link that leads nowhere');
    this.location = realpathSync(this.location);
  }

  /** Gives what takes its place the same mode, and the same owner if that is allowed. */
  public giveMode(descriptor: number): void {
    if (!this.stats) return;
    const { mode, uid, gid } = fstatSync(descriptor);
    if (mode !== this.stats.mode) fchmodSync(descriptor, this.stats.mode % 0o10000);
    if (uid === this.stats.uid && gid === this.stats.gid) return;
    try {
      fchownSync(descriptor, this.stats.uid, this.stats.gid);
    } catch (error) {
      if (codeOf(error) !== 'EPERM') throw error;
    }
  }

  /** Copies what was the same. */
  public copyTo(sink: (chunk: Buffer) => void): void {
    for (let at = 0; at < this.position; at += BLOCK) sink(this.read(at, Math.min(BLOCK, this.position - at)));
  }

  public close(): void {
    const { descriptor } = this;
    this.descriptor = undefined;
    if (descriptor !== undefined) closeSync(descriptor);
  }

  private read(from: number, length: number): Buffer {
    if (scratch.length < length) scratch = Buffer.allocUnsafe(length);
    let count = 0;
    while (count < length) {
      const read = readSync(this.descriptor!, scratch, count, length - count, from + count);
      if (read === 0) break; // somebody else makes it shorter
      count += read;
    }
    return scratch.subarray(0, count);
  }
}
