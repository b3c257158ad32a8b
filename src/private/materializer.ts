import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { MeshObject } from './mesh-object';
import { orderedId } from './ordered-id';
import { IMeshTarget, Manifest, ManifestKey } from '../targets/target';

/** Keeps the objects below one owner equal to what its targets want there: adds, removes, and never replaces. */
export class Materializer {
  private readonly placed = new Map<string, { manifest: Manifest; object: ApiObject; scope: Construct }>();
  private readonly scopes = new Map<IMeshTarget, Construct>();
  private render?: (target: IMeshTarget) => Manifest[];

  constructor(owner: Construct, targets: IMeshTarget[]) {
    for (const target of targets) this.scopes.set(target, new Construct(owner, target.name));
  }

  /** Manifests in place, in no order. */
  public get manifests(): Manifest[] {
    return [...this.placed.values()].map(({ manifest }) => manifest);
  }

  /** The object of a kind, and of a name where the kind alone does not tell. */
  public find(kind: string, name?: string): ApiObject[] {
    return [...this.placed.values()]
      .filter(({ manifest }) => manifest.key.kind === kind && (name === undefined || manifest.key.name === name))
      .map(({ object }) => object);
  }

  /** Adds what is new and removes what is gone; what stays keeps the user's patches. */
  public reconcile(render: (target: IMeshTarget) => Manifest[]): void {
    this.render = render;
    const gone = new Set(this.placed.keys());
    for (const [target, scope] of this.scopes) {
      for (const manifest of render(target)) {
        const id = `${target.name} ${manifestKey(manifest.key)}`;
        gone.delete(id);
        this.place(id, scope, manifest);
      }
    }
    for (const id of gone) this.remove(id);
  }

  /** Objects that the targets would add or remove now: none, if they decide by what the contract allows. */
  public get pending(): string[] {
    const wanted = new Set([...this.scopes.keys()].flatMap(target => (this.render?.(target) ?? []).map(({ key }) => `${target.name} ${manifestKey(key)}`)));
    return [...this.placed.keys()].filter(id => !wanted.has(id)).concat([...wanted].filter(id => !this.placed.has(id)));
  }

  private place(id: string, scope: Construct, manifest: Manifest): void {
    const known = this.placed.get(id);
    if (known) {
      known.manifest = manifest;
      return;
    }
    const place = { manifest, scope } as { manifest: Manifest; object: ApiObject; scope: Construct };
    const { key } = manifest;
    const childId = orderedId(key.kind, `${key.namespace}/${key.name}`, taken => scope.node.tryFindChild(taken) !== undefined);
    place.object = new MeshObject(scope, childId, key, () => place.manifest.body.produce());
    this.placed.set(id, place);
  }

  private remove(id: string): void {
    const { object, scope } = this.placed.get(id)!;
    scope.node.tryRemoveChild(object.node.id);
    this.placed.delete(id);
  }
}

/** A text that is equal for the same Kubernetes object. */
export function manifestKey(key: ManifestKey): string {
  return `${key.apiVersion.split('/').slice(0, -1).join('/')} ${key.kind} ${key.namespace}/${key.name}`;
}
