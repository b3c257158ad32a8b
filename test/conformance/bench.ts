import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { stringify } from 'yaml';
import { Processes } from './machine/processes';
import { ToolName, toolPath } from './machine/tools';
import { Mutant, TargetName } from './suite';

/** What narrows a run. */
export interface Narrowing {
  readonly targets: TargetName[];
  /** All if empty. */
  readonly features: string[];
}

/** What a suite works with: a folder of its own, processes that end with it, and the objects of cases, broken where a mutant is asked for. */
export class Bench {
  /** What the report tells beside the checks: substitutes, versions found, things that were not asked. */
  public readonly notes: string[] = [];
  /** Whether a mutant changed anything: one that did not proves nothing. */
  public mutated = false;

  constructor(
    /** Everything that the suite writes is in here. */
    public readonly folder: string,
    public readonly processes: Processes,
    private readonly narrowing: Narrowing,
    private readonly mutant?: Mutant,
  ) {}

  /** Whether a case is asked for. */
  public wants(target: TargetName, features: string[] = []): boolean {
    const narrowed = this.mutant ? [this.mutant.target] : this.narrowing.targets;
    const wanted = this.mutant?.features ?? this.narrowing.features;
    return narrowed.includes(target) && (wanted.length === 0 || features.length === 0 || features.some(feature => wanted.includes(feature)));
  }

  /** Whether nothing narrows the run by features. */
  public get wantsAll(): boolean {
    return (this.mutant?.features ?? this.narrowing.features).length === 0;
  }

  /** The objects of a case as the control plane is to get them. Every rendered object passes here. */
  public objects(objects: any[]): any[] {
    if (!this.mutant) return objects;
    const changed = this.mutant.change(structuredClone(objects));
    this.mutated ||= JSON.stringify(changed) !== JSON.stringify(objects);
    return changed;
  }

  /** Path of a built program. */
  public tool(name: ToolName): string {
    return toolPath(name);
  }

  /** Path of a file in the folder. */
  public path(...names: string[]): string {
    const path = join(this.folder, ...names);
    mkdirSync(join(path, '..'), { recursive: true });
    return path;
  }

  /** Writes objects as YAML, and gives the path. */
  public write(name: string, objects: any[]): string {
    const path = this.path(name);
    writeFileSync(path, objects.map(object => stringify(object, { aliasDuplicateObjects: false, version: '1.1' })).join('---\n'));
    return path;
  }

  public note(text: string): void {
    if (!this.notes.includes(text)) this.notes.push(text);
  }
}
