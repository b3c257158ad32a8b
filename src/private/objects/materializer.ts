import { ApiObject, App, Chart } from 'cdk8s';
import { Construct } from 'constructs';
import { lazyConstruct } from './lazy-construct';
import { MeshObject, removeObject } from './mesh-object';
import { MeshState, ObjectsOfOwner } from '../mesh-state';
import { orderedId } from './ordered-id';
import { IMeshTarget, Manifest, ManifestKey } from '../../targets/target';

interface Placed {
  manifest: Manifest;
  readonly object: MeshObject;
}

/** Where objects of an owner come from. */
export interface Source {
  readonly name: string;
  readonly manifests: Manifest[];
}

/** What the targets in force want below an owner. */
export function materializerOfTargets(
  owner: Construct, state: MeshState, targets: () => IMeshTarget[], render: (target: IMeshTarget) => Manifest[],
): Materializer {
  const names = state.targets.map(({ name }) => name);
  return new Materializer(owner, state, names, () => targets().map(target => ({ name: target.name, manifests: render(target) })));
}

/**
 * Keeps the objects below one owner equal to what their sources want there: adds, removes, and never replaces.
 *
 * The sources are asked when somebody looks at the objects and the graph has grown since; usually once, at synthesis.
 */
export class Materializer implements ObjectsOfOwner {
  private readonly placed = new Map<string, Placed>();
  private readonly scopes = new Map<string, Construct>();
  private readonly twice: ManifestKey[] = [];
  private version = -1;

  constructor(
    public readonly owner: Construct, private readonly state: MeshState, names: string[], private readonly sources: () => Source[],
  ) {
    const refresh = () => this.refresh();
    for (const name of names) this.scopes.set(name, lazyConstruct(owner, name, refresh));
    state.materializers.set(owner.node.path, this);
  }

  /** Manifests in place, in no order. */
  public get manifests(): Manifest[] {
    this.refresh();
    return [...this.placed.values()].map(({ manifest }) => manifest);
  }

  /** Objects that one source renders twice for this owner, of which one would be lost. */
  public get repeated(): ManifestKey[] {
    this.refresh();
    return this.twice;
  }

  /** The objects of a kind, and of a name where the kind alone does not tell, ordered by name. */
  public find(kind: string, name?: string): ApiObject[] {
    this.refresh();
    return [...this.placed.values()]
      .filter(({ manifest }) => manifest.key.kind === kind && (name === undefined || manifest.key.name === name))
      .map(({ object }) => object)
      .sort((a, b) => a.name < b.name ? -1 : 1);
  }

  /** What the sources want now, without placing it, as JSON: the objects that are in place with the user's labels and patches. */
  public preview(): any[] {
    return this.sources().flatMap(({ name, manifests }) => manifests.map(manifest => {
      const placed = this.placed.get(`${name} ${manifestKey(manifest.key)}`);
      const object = placed?.object ?? new MeshObject(new Chart(new App(), 'preview'), 'object', manifest.key, () => ({}));
      return object.jsonOf(manifest.body.produce());
    }));
  }

  /** Adds what is new and removes what is gone; what stays keeps the user's patches. */
  private refresh(): void {
    const { version } = this.state.graph;
    if (this.version === version) return;
    this.version = version;
    const gone = new Set(this.placed.keys());
    const seen = new Set<string>();
    this.twice.length = 0;
    for (const { name, manifests } of this.sources()) {
      const scope = this.scopes.get(name)!;
      for (const manifest of manifests) {
        const id = [name, manifestKey(manifest.key)].join(' ');
        if (seen.has(id)) this.twice.push(manifest.key);
        seen.add(id);
        gone.delete(id);
        this.place(id, scope, manifest);
      }
    }
    for (const id of gone) this.remove(id);
  }

  private place(id: string, scope: Construct, manifest: Manifest): void {
    const known = this.placed.get(id);
    if (known) {
      known.manifest = manifest;
      return;
    }
    const { key } = manifest;
    const childId = orderedId(key.kind, `${key.namespace}/${key.name}`, taken => scope.node.tryFindChild(taken) !== undefined);
    const produce = () => {
      this.refresh();
      return this.placed.get(id)?.manifest.body.produce() ?? {};
    };
    this.placed.set(id, { manifest, object: new MeshObject(scope, childId, key, produce) });
  }

  private remove(id: string): void {
    removeObject(this.placed.get(id)!.object);
    this.placed.delete(id);
  }
}

/** A text that is equal for the same Kubernetes object. */
export function manifestKey(key: ManifestKey): string {
  const { apiVersion, kind, namespace, name } = key;
  return `${apiVersion.slice(0, Math.max(0, apiVersion.lastIndexOf('/')))} ${kind} ${namespace}/${name}`;
}
