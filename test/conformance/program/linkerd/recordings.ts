import { createHash } from 'crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { parse, stringify } from 'yaml';

/** Who judged, and when. */
export interface Source {
  readonly judge: string;
  readonly date: string;
}

interface Group<T> extends Source {
  readonly bundles: { [name: string]: T };
}

/** What real programs said of bundles, in a folder; a file each for bundles that are named alike. */
export class Recordings<T> {
  private readonly read = new Map<string, Group<T> | undefined>();

  constructor(private readonly folder: string) {}

  /** What was said of a bundle, and by whom. */
  public of(bundle: string): (Source & { readonly said: T }) | undefined {
    const group = this.group(groupOf(bundle));
    return group?.bundles[bundle] && { judge: group.judge, date: group.date, said: group.bundles[bundle] };
  }

  /** Writes what was said beside what is recorded of other bundles; equal parts are written once. */
  public write(bundle: string, said: T, source: Source): void {
    mkdirSync(this.folder, { recursive: true });
    const group = groupOf(bundle);
    const bundles = { ...this.group(group)?.bundles, [bundle]: said };
    this.read.set(group, { ...source, bundles });
    const inOrder = Object.fromEntries(Object.entries(bundles).sort(([a], [b]) => a < b ? -1 : 1));
    writeFileSync(this.path(group), stringify({ ...source, ...shared({ bundles: inOrder }) }, { lineWidth: 0 }));
  }

  private group(name: string): Group<T> | undefined {
    if (!this.read.has(name)) this.read.set(name, existsSync(this.path(name)) ? parse(readFileSync(this.path(name), 'utf-8'), { maxAliasCount: -1 }) : undefined);
    return this.read.get(name);
  }

  private path(group: string): string {
    return join(this.folder, `${group}.yaml`);
  }
}

/** Bundles of one file are named alike up to here. */
function groupOf(bundle: string): string {
  const [group, name] = bundle.split('/');
  const release = /^(preview|affinity|ab-test|blue-green)(-|$)/.exec(name)?.[1];
  return group === 'features' ? group : `${group}-${release ?? name}`;
}

/** Whose word is written, as of today. */
export function sourceOf(judge: string): Source {
  return { judge, date: new Date().toISOString().slice(0, 10) };
}

/** A hash of the objects that decide. */
export function fingerprint(objects: any[]): string {
  return createHash('sha256').update(JSON.stringify(objects)).digest('hex').slice(0, 12);
}

/** The same with equal parts as one object, which YAML then writes as anchor and aliases. */
function shared(value: any): any {
  const known = new Map<string, any>();
  const visit = (part: any): any => {
    if (part === null || typeof part !== 'object') return part;
    const key = JSON.stringify(part);
    if (known.has(key)) return known.get(key);
    const copy = Array.isArray(part) ? part.map(visit) : Object.fromEntries(Object.entries(part).map(([name, each]) => [name, visit(each)]));
    if (key.length > 60) known.set(key, copy);
    return copy;
  };
  return visit(value);
}
