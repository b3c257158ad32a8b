import { lostFields } from './read-back';
import { reviewed } from './warnings';
import { keyOf } from '../cases/course';
import { Answer, Api } from '../cluster/api';

/** What a cluster holds, as one user applies it: changed objects are applied, vanished ones deleted, everything is read back. */
export class World {
  /** Objects that were applied, so that a rule about none is noticed. */
  public applied = 0;
  private readonly held = new Map<string, any>();
  private readonly namespaces = new Set<string>();

  constructor(public readonly api: Api) {}

  /** Makes the cluster hold these objects, and gives what went wrong. */
  public async move(objects: any[]): Promise<string[]> {
    const changed = objects.filter(object => JSON.stringify(this.held.get(keyOf(object))) !== JSON.stringify(object));
    const keys = new Set(objects.map(keyOf));
    const gone = [...this.held.values()].filter(object => !keys.has(keyOf(object)));
    await this.provideNamespaces(changed);
    const first = changed.filter(({ kind }) => kind === 'Namespace');
    const problems = [...await this.applyAll(first), ...await this.applyAll(changed.filter(object => !first.includes(object)))];
    return [...problems, ...await this.deleteAll(gone), ...await this.readBack(changed)];
  }

  /** Takes everything away again; Namespaces stay, since nothing here would end them. */
  public async clear(): Promise<void> {
    const left = [...this.held.values()].filter(({ kind }) => kind !== 'Namespace');
    const problems = await this.deleteAll(left);
    if (problems.length > 0) throw new Error(`the cluster cannot be cleared: ${problems[0]}`);
    this.held.clear();
  }

  /** What the server would say of an object. */
  public async judge(object: any): Promise<Answer> {
    await this.provideNamespaces([object]);
    return this.api.apply(object, { dryRun: true, force: true });
  }

  /** Namespaces of other owners are there before. */
  private async provideNamespaces(objects: any[]): Promise<void> {
    const missing = [...new Set(objects.map(({ metadata }) => metadata.namespace))].filter(name => name !== undefined && !this.namespaces.has(name));
    await Promise.all(missing.map(name => this.api.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }, { manager: 'others' })));
    missing.forEach(name => this.namespaces.add(name));
  }

  private async applyAll(objects: any[]): Promise<string[]> {
    return (await Promise.all(objects.map(async object => {
      const answer = await this.api.apply(object);
      if (answer.ok) this.held.set(keyOf(object), object);
      this.applied++;
      return complaints(answer, object);
    }))).flat();
  }

  private async deleteAll(objects: any[]): Promise<string[]> {
    return (await Promise.all(objects.map(async object => {
      const { ok, message } = await this.api.delete(object);
      this.held.delete(keyOf(object));
      return ok ? [] : [`${nameOf(object)} cannot be deleted: ${message}`];
    }))).flat();
  }

  /** One list a kind. */
  private async readBack(objects: any[]): Promise<string[]> {
    const kinds = new Map(objects.filter(object => this.held.get(keyOf(object)) === object).map(object => [`${object.apiVersion} ${object.kind}`, object]));
    return (await Promise.all([...kinds.values()].map(async ({ apiVersion, kind }) => {
      const stored = new Map((await this.api.list(apiVersion, kind)).map(object => [keyOf({ apiVersion, kind, ...object }), object]));
      return objects.filter(object => object.apiVersion === apiVersion && object.kind === kind).flatMap(object => {
        const { apiVersion: version, kind: ofKind, ...sent } = object;
        return lostFields(sent, stored.get(keyOf(object))).map(lost => `${nameOf(object)}: ${lost}`);
      });
    }))).flat();
  }
}

function complaints({ ok, message, warnings }: Answer, object: any): string[] {
  const unreviewed = warnings.filter(warning => !reviewed(warning, object));
  return [...ok ? [] : [`${nameOf(object)} is refused: ${message}`], ...unreviewed.map(warning => `${nameOf(object)}: warning: ${warning}`)];
}

/** How an object is called in problems. */
export function nameOf({ kind, metadata }: any): string {
  return `${kind} ${metadata.namespace ? `${metadata.namespace}/` : ''}${metadata.name}`;
}
