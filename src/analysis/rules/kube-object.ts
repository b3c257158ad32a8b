/** An object of Kubernetes as it is written. */
export interface KubeObject {
  /** The whole object; what is in it may be of any type. */
  readonly body: any;
  /** API group, empty for the core. */
  readonly group: string;
  readonly version: string;
  readonly kind: string;
  /** Empty where it has none; `default` is not filled in. */
  readonly namespace: string;
  readonly name: string;
  /** Position among all objects. */
  readonly index: number;
}

/** `networking.istio.io/VirtualService`, or `Service` in the core. */
export function groupKindOf({ group, kind }: Pick<KubeObject, 'group' | 'kind'>): string {
  return group === '' ? kind : `${group}/${kind}`;
}

/** `VirtualService shop/cart`, for messages. */
export function nameOf({ kind, namespace, name }: KubeObject): string {
  return `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`;
}

/** An object out of a document; nothing if the document is none. */
export function kubeObject(body: any, index: number): KubeObject | undefined {
  if (typeof body?.apiVersion !== 'string' || typeof body.kind !== 'string') return undefined;
  const slash = body.apiVersion.indexOf('/');
  const text = (value: unknown) => typeof value === 'string' ? value : '';
  return {
    body,
    group: slash < 0 ? '' : body.apiVersion.slice(0, slash),
    version: body.apiVersion.slice(slash + 1),
    kind: body.kind,
    namespace: text(body.metadata?.namespace),
    name: text(body.metadata?.name),
    index,
  };
}
