import { exportedTo, fqdnOf } from './fqdn';
import { ResponseHeader, RoutedBackend, RoutedMirror } from '../../../simulation/router';
import { portOf, serviceOf } from '../../../simulation/service-pods';

/** From where a destination is seen. */
export interface Viewpoint {
  readonly objects: any[];
  /** Namespace of the client. */
  readonly client: string;
  /** Namespace of the object that names the destination, which short names are relative to. */
  readonly namespace: string;
  /** Port that was asked, which destinations have that say none. */
  readonly port: number;
  readonly rootNamespace: string;
}

/** What a destination of a route comes to. */
export type Destination = Omit<RoutedBackend, 'share' | 'responseHeaders' | 'status'>;

/** A Service with a single port is sent to at that, if a destination says no port. */
export function destinationOf({ host, port, subset }: any, view: Viewpoint): Destination {
  const fqdn = fqdnOf(host, view.namespace);
  const [, name, namespace] = /^([^.]+)\.([^.]+)\.svc\.cluster\.local$/.exec(fqdn) ?? [];
  if (name === undefined) return { service: fqdn, namespace: '', port: port?.number ?? view.port, missing: true };
  const ports: any[] = serviceOf(view.objects, { name, namespace })?.spec.ports ?? [];
  const number = port?.number ?? (ports.length === 1 ? ports[0].port : view.port);
  const podLabels = subset && subsetLabels(fqdn, namespace, subset, view);
  const missing = !portOf(view.objects, { name, namespace, port: number }) || (subset && !podLabels);
  return { service: name, namespace, port: number, ...subset && { subset }, ...podLabels && { podLabels }, ...missing && { missing: true } };
}

/** A share of a destination. */
export function shareOf(destination: Destination, share: number, headers: ResponseHeader[], status?: number): RoutedBackend {
  const answer = destination.missing && status !== undefined ? { status } : {};
  return { ...destination, share, ...headers.length > 0 && { responseHeaders: headers }, ...answer };
}

/** Copies that go to a destination. */
export function mirrorOf({ service, namespace, subset, missing }: Destination, percent: number): RoutedMirror {
  return { service, namespace, ...subset && { subset }, percent, ...missing && { missing } };
}

/** The first namespace that has a DestinationRule for a host decides: the client's, the Service's, the root. */
function subsetLabels(fqdn: string, owner: string, subset: string, { objects, client, rootNamespace }: Viewpoint): any {
  const rules = objects.filter(object => object.kind === 'DestinationRule' && exportedTo(object, client)
    && fqdnOf(object.spec.host, object.metadata.namespace) === fqdn);
  const order = [...client === rootNamespace ? [] : [client], owner, rootNamespace];
  const deciding = order.map(namespace => rules.filter(({ metadata }) => metadata.namespace === namespace)).find(found => found.length > 0) ?? [];
  const found = deciding.flatMap(({ spec }) => spec.subsets ?? []).find(({ name }: any) => name === subset);
  if (deciding.some(({ spec }) => spec.workloadSelector)) throw new Error(`${fqdn}: the router does not know workloadSelector`);
  return found && (found.labels ?? {});
}
