import { mkdirSync, realpathSync, rmdirSync } from 'fs';
import { dirname, join, resolve } from 'path';
import { Replacement } from './replacement';
import { attempt } from './write-error';
import { removeLeftovers, unfinishedName } from '../../writing/unfinished';

/** A sink of bytes, each chunk valid during the call. */
export type Sink = (chunk: Buffer) => void;

/**
 * Files that are replaced together: what differs is written completely beside what it replaces, and takes its place when
 * all of it is written. What is the same is not touched, nor are files that are not among them.
 *
 * Several processes may write different files into a folder. What one left that was killed, the next removes.
 */
export class OutputFolder {
  /** Runs what fills folders, then replaces their files; if filling throws, everything stays as it was. */
  public static fill(fill: (folder: OutputFolder) => void): void {
    const folder = new OutputFolder();
    try {
      fill(folder);
      folder.commit();
    } catch (error) {
      folder.abandon();
      throw error;
    }
  }

  private readonly replacements = new Map<string, Replacement>();
  private readonly clean = new Set<string>();
  private readonly made: string[] = [];

  private constructor() {}

  /** Makes a folder, and those around it, if they are missing; else removes what is not complete in it. Throws if something else has its name. */
  public folder(path: string): void {
    const first = attempt(`make folder '${path}'`, () => mkdirSync(path, { recursive: true }));
    if (first === undefined) return this.removeUnfinished(path);
    for (let made = resolve(path); made.length >= resolve(first).length; made = dirname(made)) this.made.push(made);
  }

  /** Writes a file, a chunk at a time; the last one of a name counts. Throws if it cannot be written. */
  public file(path: string, write: (sink: Sink) => void): void {
    this.replacements.get(path)?.abandon();
    const replacement = new Replacement(path, folder => this.nameIn(folder));
    this.replacements.set(path, replacement);
    write(chunk => replacement.write(chunk));
    if (replacement.end() === 'same') this.replacements.delete(path);
  }

  /** Throws if a file cannot be replaced, and tells how many are by then. */
  private commit(): void {
    let done = 0;
    for (const replacement of this.replacements.values()) {
      try {
        replacement.commit();
      } catch (error) {
        throw done === 0 ? error : new Error(`${(error as Error).message}; ${done} of ${this.replacements.size} files that change are replaced by then`, { cause: error });
      }
      done++;
    }
  }

  private nameIn(folder: string): string {
    this.removeUnfinished(folder);
    return join(folder, unfinishedName());
  }

  /** Once in each folder, before this synthesis has anything there; a folder may have two paths. */
  private removeUnfinished(path: string): void {
    attempt(`read folder '${path}'`, () => {
      const folder = realpathSync(path);
      if (this.clean.has(folder)) return;
      this.clean.add(folder);
      removeLeftovers(folder);
    });
  }

  private abandon(): void {
    this.replacements.forEach(replacement => replacement.abandon());
    const innerFirst = this.made.sort((a, b) => b.length - a.length);
    for (const folder of innerFirst) {
      try {
        rmdirSync(folder);
      } catch {
        // somebody has put something there
      }
    }
  }
}
