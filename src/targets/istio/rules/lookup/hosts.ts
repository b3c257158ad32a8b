import { KubeObject } from '../../../../analysis/rules/kube-object';
import { list, record } from '../../../../analysis/rules/values';

/** Name and namespace of the Service that a host means. */
export interface ServiceName {
  readonly name: string;
  readonly namespace: string;
}

/** A host as it is compared: short names get the namespace, and every cluster domain is the same. */
export function hostKey(host: string, namespace: string): string {
  if (!host.includes('.') && host !== '*' && !host.includes(':')) return `${host}.${namespace}.svc.cluster.local`.toLowerCase();
  return host.toLowerCase().replace(/\.svc\.(?!clusterset\.local$).+$/, '.svc.cluster.local');
}

/** The Service that a key means, if it is a name of a Service. */
export function serviceOf(key: string): ServiceName | undefined {
  const parts = /^([^.*]+)\.([^.*]+)\.svc\.cluster\.local$/.exec(key);
  return parts ? { name: parts[1], namespace: parts[2] } : undefined;
}

/** Whether one of two hosts covers the other, where either may begin with a wildcard. */
export function hostsOverlap(one: string, other: string): boolean {
  if (one.startsWith('*') && other.startsWith('*')) return one.slice(1).endsWith(other.slice(1)) || other.slice(1).endsWith(one.slice(1));
  if (one.startsWith('*')) return other.endsWith(one.slice(1));
  return other.startsWith('*') ? one.endsWith(other.slice(1)) : one === other;
}

/** The wildcards that cover a key, the narrowest first. */
export function wildcardsOf(key: string): string[] {
  const parts = key.replace(/^\*\.?/, '').split('.');
  const from = key.startsWith('*') ? 0 : 1;
  return [...parts.slice(from).map((_, i) => `*.${parts.slice(from + i).join('.')}`), '*'];
}

/** Namespaces that see an object: `*`, or their names. */
export function scopesOf(object: KubeObject): string[] {
  const written = list(record(object.body.spec).exportTo).map(String);
  if (written.length === 0 || written.includes('*')) return ['*'];
  return [...new Set(written.map(each => each === '.' ? object.namespace : each))];
}
