import { createHash } from 'crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync } from 'fs';
import { homedir } from 'os';
import { join } from 'path';

/** Milliseconds that programs are kept which are not used. */
const KEPT = 30 * 24 * 60 * 60 * 1000;

/** Where programs come from, and where they go. */
export interface ProgramCacheOptions {
  /** Folder with a folder for each build. */
  readonly sources: string;
  /** Folder where what was built is kept from run to run. */
  readonly kept: string;
  /** How things are built, beside the sources: what was built otherwise is not taken. */
  readonly flags: string;
  /**
   * Makes programs of a folder of sources.
   *
   * @throws if it cannot, with what the compiler says
   */
  make(folder: string, out: string): void;
}

/** Folder below the user's cache for what was built for a purpose. */
export function userCache(purpose: string): string {
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'cdk8s-mesh', purpose);
}

/** Programs that are built of sources, once for a machine: named by the folder of their sources, and by their path in what is built of it. */
export class ProgramCache {
  public constructor(private readonly options: ProgramCacheOptions) {}

  /** Path of a program, such as `linkerd/linkerd`; it is there once it was built. */
  public path(program: string): string {
    const [folder, ...rest] = program.split('/');
    return join(this.built(folder), ...rest);
  }

  /**
   * Builds programs where the cache does not have them.
   *
   * @throws if one cannot be built, with what the compiler says
   */
  public build(programs: string[]): void {
    this.forget();
    const foldersOf = (which: string[]) => [...new Set(which.map(program => program.split('/')[0]))];
    foldersOf(programs.filter(program => existsSync(this.path(program)))).forEach(folder => utimesSync(this.built(folder), new Date(), new Date()));
    foldersOf(programs.filter(program => !existsSync(this.path(program)))).forEach(folder => this.buildFolder(folder));
  }

  private buildFolder(folder: string): void {
    const out = this.built(folder);
    const start = Date.now();
    console.log(`building ${folder}, once for this machine`);
    mkdirSync(this.options.kept, { recursive: true });
    const unfinished = `${out}.${process.pid}`;
    try {
      this.options.make(folder, unfinished);
      rmSync(out, { recursive: true, force: true });
      renameSync(unfinished, out);
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
    console.log(`  ${((Date.now() - start) / 1000).toFixed(0)} s`);
  }

  /** Removes what was built of sources that nothing uses any more, some weeks after it was used last. */
  private forget(): void {
    const { kept } = this.options;
    if (!existsSync(kept)) return;
    const old = readdirSync(kept).map(name => join(kept, name)).filter(path => Date.now() - statSync(path).mtimeMs > KEPT);
    old.forEach(path => rmSync(path, { recursive: true, force: true }));
  }

  private built(folder: string): string {
    return join(this.options.kept, `${folder}-${this.hashOf(folder)}`);
  }

  /** Changes with every file of the folder, and with how it is built. */
  private hashOf(folder: string): string {
    const hash = createHash('sha256').update(this.options.flags);
    const visit = (path: string): void => {
      for (const entry of readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
        if (entry.isDirectory()) visit(join(path, entry.name));
        else hash.update(entry.name).update(readFileSync(join(path, entry.name)));
      }
    };
    visit(join(this.options.sources, folder));
    return hash.digest('hex').slice(0, 12);
  }
}
