import { closeSync, openSync, renameSync, rmSync, writeSync } from 'fs';
import { dirname } from 'path';
import { ExistingFile } from './existing-file';
import { attempt } from './write-error';

/**
 * What takes the place of a file when it is complete.
 *
 * As long as it is the same as the file, nothing is written; where it begins to differ, what is the same is copied.
 */
export class Replacement {
  private readonly existing: ExistingFile;
  private state: 'same' | 'differs' | 'over' = 'same';
  private unfinished?: string;
  private output?: number;

  /**
   * Looks at the file that is there.
   * @param path the file
   * @param nameIn a name in a folder for what is not complete
   */
  constructor(private readonly path: string, private readonly nameIn: (folder: string) => string) {
    this.existing = this.attempt(() => new ExistingFile(path));
  }

  /** Takes the next bytes. */
  public write(chunk: Buffer): void {
    this.attempt(() => {
      if (this.state === 'same' && this.existing.continuesWith(chunk)) return;
      if (this.state === 'same') this.differ();
      this.append(chunk);
    });
  }

  /** There is no more. Tells whether the file is the same. */
  public end(): 'same' | 'differs' {
    return this.attempt(() => {
      if (this.state === 'same' && !this.existing.isOver()) this.differ();
      const outcome = this.state === 'same' ? 'same' : 'differs';
      this.close();
      return outcome;
    });
  }

  /** Takes the place of the file. */
  public commit(): void {
    const { unfinished, existing } = this;
    if (unfinished === undefined) return;
    attempt(`replace '${this.path}'`, () => renameSync(unfinished, existing.location));
    this.unfinished = undefined;
  }

  /** Takes no place; nothing of it stays. */
  public abandon(): void {
    this.close();
    if (this.unfinished !== undefined) rmSync(this.unfinished, { force: true });
    this.unfinished = undefined;
  }

  private differ(): void {
    this.state = 'differs';
    this.existing.locate();
    this.unfinished = this.nameIn(dirname(this.existing.location));
    this.output = openSync(this.unfinished, 'w');
    this.existing.giveMode(this.output);
    this.existing.copyTo(chunk => this.append(chunk));
  }

  private append(chunk: Buffer): void {
    for (let written = 0; written < chunk.length;) written += writeSync(this.output!, chunk, written);
  }

  private close(): void {
    this.existing.close();
    const { output } = this;
    this.output = undefined;
    if (output !== undefined) closeSync(output);
  }

  private attempt<T>(act: () => T): T {
    return attempt(`write '${this.path}', so nothing was replaced`, act);
  }
}
