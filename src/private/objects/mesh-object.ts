import { ApiObject, ApiObjectMetadataDefinition, App, Chart, JsonPatch, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import { sanitized } from './plain';
import { PLAIN_DATA, resolvesAsUsual } from '../../synthesis/plain-data';
import { ManifestKey } from '../../targets/manifest';

/** The body of the object that cdk8s resolves now; a Lazy for each object would be memory for each. */
let resolving: any;
const NO_PATCHES: JsonPatch[] = [];
const SPEC = Lazy.any({ produce: () => resolving.spec });

/** How many objects each app has of the library. */
const counts = new WeakMap<object, number>();

function count(object: ApiObject, more: number): void {
  const { root } = object.node;
  counts.set(root, countBelow(root) + more);
}

/** How many objects of the library an app should have. */
export function countBelow(root: object): number {
  return counts.get(root) ?? 0;
}

/** Takes an object out of the tree, which is not wanted any more. */
export function removeObject(object: MeshObject): void {
  object.node.scope!.node.tryRemoveChild(object.node.id);
  count(object, -1);
}

/** Whether an object was made by the library; `instanceof` would say yes of every ApiObject. */
export function isMeshObject(object: ApiObject): boolean {
  return (object as Partial<MeshObject>).isOfMesh === true;
}

/** Whether the user changes an object by JSON patch. */
export function isPatched(object: ApiObject): boolean {
  return isMeshObject(object) && (object as MeshObject).patched;
}

/** Whether an object is as the library renders it: made by it, and neither patched nor given metadata. */
export function isUntouched(object: ApiObject): boolean {
  return isMeshObject(object) && !(object as MeshObject).touched && !Object.hasOwn(object, 'toJson');
}

/** The namespace that the metadata of an object say. */
export function namespaceOf(object: ApiObject): string | undefined {
  return isMeshObject(object) ? (object as MeshObject).key.namespace || undefined : object.metadata.namespace;
}

/** An object whose whole body, metadata included, is asked for at synthesis; the user's labels and JSON patches come last. */
export class MeshObject extends ApiObject {
  /** True of these objects only. */
  declare public readonly isOfMesh: true;
  /** Metadata as cdk8s keeps them, made for who asks for them: that may change them. */
  declare public definition: ApiObjectMetadataDefinition | undefined;
  declare private ownPatches: JsonPatch[] | undefined;

  constructor(scope: Construct, id: string, public readonly key: ManifestKey, private readonly produce: () => any) {
    super(scope, id, {
      apiVersion: key.apiVersion,
      kind: key.kind,
      metadata: { name: key.name, ...key.namespace !== '' && { namespace: key.namespace } },
      spec: SPEC,
    });
    Object.assign(this, { props: undefined, patches: NO_PATCHES }); // what cdk8s would keep of each object is in the key
    count(this, 1);
  }

  public get patched(): boolean {
    return this.ownPatches !== undefined;
  }

  /** Whether somebody has patched the object, or has had its metadata in hand. */
  public get touched(): boolean {
    return this.patched || this.definition !== undefined || Object.hasOwn(this, 'metadata');
  }

  public addJsonPatch(...ops: JsonPatch[]): void {
    if (ops.length > 0) (this.ownPatches ??= []).push(...ops);
  }

  public toJson(): any {
    return this.jsonOf(this.produce());
  }

  /** What is rendered, with keys in any order and what is undefined still in it; none where cdk8s has to look at it value by value. */
  public [PLAIN_DATA](): object | undefined {
    return this.touched ? undefined : this.plainOf(this.produce()); // whoever asks has looked at what the app resolves
  }

  /** The object with another body. */
  public jsonOf(body: any): any {
    return this.isPlain() && sanitized(this.plainOf(body)) || this.resolved(body);
  }

  private isPlain(): boolean {
    return !this.touched && resolvesAsUsual(App.of(this));
  }

  private plainOf({ metadata, spec }: any): object {
    const { apiVersion, kind, name, namespace } = this.key;
    const labels = filled({ ...metadata?.labels, ...this.chart.labels });
    const own = { annotations: filled(metadata?.annotations), labels, name, namespace: namespace === '' ? undefined : namespace };
    return { apiVersion, kind, metadata: own, spec };
  }

  /** As cdk8s resolves it, with the user's metadata and patches. */
  private resolved(body: any): any {
    resolving = body;
    const { definition, key: { apiVersion, kind } } = this;
    Object.assign(this, { props: { apiVersion, kind, spec: SPEC } });
    const json = super.toJson();
    Object.assign(this, { props: undefined });
    this.definition = definition; // cdk8s has asked for the metadata, and changes nothing
    for (const field of ['annotations', 'labels']) {
      const merged = { ...body.metadata?.[field], ...json.metadata[field] };
      if (Object.keys(merged).length > 0) json.metadata[field] = sorted(merged);
    }
    if (this.key.namespace === '') delete json.metadata.namespace; // that of the chart
    json.metadata = sorted(json.metadata);
    return JsonPatch.apply(json, ...this.ownPatches ?? []);
  }
}

Object.defineProperty(MeshObject.prototype, 'isOfMesh', { value: true });
Object.defineProperty(MeshObject.prototype, 'metadata', {
  get(this: MeshObject) {
    return this.definition ??= newDefinition(this);
  },
  set() {
    // cdk8s makes them of each object, whether somebody asks or not
  },
});

/** Metadata as cdk8s makes them of an object. */
function newDefinition(object: MeshObject): ApiObjectMetadataDefinition {
  const { labels, namespace } = Chart.of(object);
  const { key } = object;
  return new ApiObjectMetadataDefinition({ name: key.name, namespace: key.namespace || namespace, labels, apiObject: object });
}

function filled(map: { [key: string]: unknown } | undefined): object | undefined {
  for (const key in map) if (map[key] !== undefined && map[key] !== null) return map;
  return undefined;
}

function sorted(map: any): any {
  return Object.fromEntries(Object.entries(map).filter(([, value]) => value !== undefined).sort(([a], [b]) => a < b ? -1 : 1));
}
