import { KubeObject } from '../../../../analysis/rules/kube-object';
import { once } from '../../../../analysis/rules/once';
import { list, record, text } from '../../../../analysis/rules/values';

/** Where a route of a VirtualService sends requests, or copies of them. */
export interface Destination {
  readonly pointer: string;
  readonly host: string;
  readonly subset?: string;
  readonly port?: number;
}

/** Every destination of a VirtualService that has a host. */
export const destinationsOf: (object: KubeObject) => Destination[] = once(({ body }) => {
  const spec = record(body.spec);
  return ['http', 'tls', 'tcp'].flatMap(kind => list(spec[kind]).flatMap((route, i) => {
    const at = `/spec/${kind}/${i}`;
    const each = (field: string) => list(record(route)[field]).map((to, j) => destination(record(to).destination, `${at}/${field}/${j}/destination`));
    return [...each('route'), ...each('mirrors'), destination(record(route).mirror, `${at}/mirror`)].flatMap(found => found ?? []);
  }));
});

/** Namespaces whose proxies read a VirtualService. */
export function readersOf({ body, namespace }: KubeObject): string[] {
  const written = list(record(body.spec).exportTo).map(String);
  if (written.length === 0 || written.includes('*')) return [namespace];
  return written.map(each => each === '.' ? namespace : each);
}

/** Gateways of a VirtualService; the mesh if none are named. */
export function gatewaysOf({ body }: KubeObject): string[] {
  const named = list(record(body.spec).gateways).filter(each => typeof each === 'string');
  return named.length === 0 ? ['mesh'] : named;
}

/** Namespace and name of a Gateway that a VirtualService names. */
export function gatewayName(reference: string, namespace: string): { namespace: string; name: string } {
  const slash = reference.indexOf('/');
  return slash < 0 ? { namespace, name: reference } : { namespace: reference.slice(0, slash), name: reference.slice(slash + 1) };
}

function destination(value: unknown, pointer: string): Destination | undefined {
  const { host, subset, port } = record(value);
  const number = record(port).number;
  if (typeof host !== 'string' || host === '') return undefined;
  return { pointer, host, subset: text(subset), port: typeof number === 'number' ? number : undefined };
}
