/** Which Kubernetes object a manifest is. */
export interface ManifestKey {
  /** API group and version: 'security.istio.io/v1'. */
  readonly apiVersion: string;
  /** Kind. */
  readonly kind: string;
  /** Name. */
  readonly name: string;
  /** Namespace. */
  readonly namespace: string;
}

/** Produces all of an object but its apiVersion, kind, name and namespace. */
export interface IManifestBody {
  /** The body: spec, and metadata with labels and annotations. */
  produce(): any;
}

/** A Kubernetes object that a target renders: an identity now, a body at synthesis. */
export class Manifest {
  /**
   * An object.
   * @param key which object
   * @param body what is in it, asked for when it is rendered
   */
  public static of(key: ManifestKey, body: IManifestBody): Manifest {
    return new Manifest(key, body);
  }

  /** Which object. */
  public readonly key: ManifestKey;
  /** What is in it. */
  public readonly body: IManifestBody;

  private constructor(key: ManifestKey, body: IManifestBody) {
    this.key = key;
    this.body = body;
  }
}
