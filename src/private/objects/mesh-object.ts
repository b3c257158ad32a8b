import { ApiObject, JsonPatch, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { ManifestKey } from '../../targets/manifest';

const meshObjects = new WeakSet<ApiObject>();

/** Whether an object was made by the library; `instanceof` would say yes of every ApiObject. */
export function isMeshObject(object: ApiObject): boolean {
  return meshObjects.has(object);
}

/** Whether the user changes an object by JSON patch. */
export function isPatched(object: ApiObject): boolean {
  return isMeshObject(object) && (object as MeshObject).patched;
}

/** An object whose whole body, metadata included, is asked for at synthesis; the user's labels and JSON patches come last. */
export class MeshObject extends ApiObject {
  private readonly ownPatches: JsonPatch[] = [];
  private readonly isClusterWide: boolean;
  private body: any;

  constructor(scope: Construct, id: string, key: ManifestKey, private readonly produce: () => any) {
    super(scope, id, {
      apiVersion: key.apiVersion,
      kind: key.kind,
      metadata: { name: key.name, ...key.namespace !== '' && { namespace: key.namespace } },
      spec: Lazy.any({ produce: () => this.body.spec }),
    });
    this.isClusterWide = key.namespace === '';
    meshObjects.add(this);
  }

  public get patched(): boolean {
    return this.ownPatches.length > 0;
  }

  public addJsonPatch(...ops: JsonPatch[]): void {
    this.ownPatches.push(...ops);
  }

  public toJson(): any {
    return this.jsonOf(this.produce());
  }

  /** The object with another body. */
  public jsonOf(body: any): any {
    this.body = body;
    const json = super.toJson();
    for (const field of ['annotations', 'labels']) {
      const merged = { ...this.body.metadata?.[field], ...json.metadata[field] };
      if (Object.keys(merged).length > 0) json.metadata[field] = sorted(merged);
    }
    if (this.isClusterWide) delete json.metadata.namespace; // that of the chart
    json.metadata = sorted(json.metadata);
    return JsonPatch.apply(json, ...this.ownPatches);
  }
}

function sorted(map: any): any {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value !== undefined).sort(([a], [b]) => a < b ? -1 : 1));
}
