import { KubeObject } from '../../../../analysis/rules/kube-object';
import { once } from '../../../../analysis/rules/once';
import { list, record, text } from '../../../../analysis/rules/values';

export const VIRTUAL_SERVICE = 'networking.istio.io/VirtualService';
export const DESTINATION_RULE = 'networking.istio.io/DestinationRule';

/** A route of a VirtualService, and where it is. */
export interface Route {
  readonly object: KubeObject;
  readonly value: { [key: string]: any };
  readonly pointer: string;
}

/** Routes of a VirtualService: of HTTP, or of connections too. */
export function routesOf(object: KubeObject, protocols?: string[]): Route[] {
  return protocols ? routesOfProtocols(object, protocols) : httpRoutesOf(object);
}

const httpRoutesOf: (object: KubeObject) => Route[] = once(object => routesOfProtocols(object, ['http']));

function routesOfProtocols(object: KubeObject, protocols: string[]): Route[] {
  const spec = record(object.body.spec);
  return protocols.flatMap(protocol => list(spec[protocol]).map((route, i) => ({ object, value: record(route), pointer: `/spec/${protocol}/${i}` })));
}

/** Where a route sends to. */
export function destinationsOf({ value }: Route): { host: string; subset?: string; weight?: number }[] {
  return list(value.route).map(record).map(({ destination, weight }) => ({
    host: text(record(destination).host) ?? '',
    subset: text(record(destination).subset),
    weight: typeof weight === 'number' ? weight : undefined,
  }));
}

/** The full name of a host as an object of a namespace says it. */
export function fullHost(host: unknown, namespace: string): string {
  const name = text(host) ?? '';
  if (name === '' || name.includes('*')) return name;
  if (!name.includes('.')) return `${name}.${namespace}.svc.cluster.local`;
  return name.endsWith('.svc') ? `${name}.cluster.local` : name;
}

/** Name and namespace of the Service that a full host stands for. */
export function serviceOf(host: string): { name: string; namespace: string } | undefined {
  const [, name, namespace] = /^([^.*]+)\.([^.]+)\.svc\.cluster\.local$/.exec(host) ?? [];
  return name === undefined ? undefined : { name, namespace };
}

/** Whether a VirtualService is for the proxies of workloads. */
export function isOfMesh(object: KubeObject): boolean {
  const gateways = list(record(object.body.spec).gateways);
  return gateways.length === 0 || gateways.includes('mesh');
}
