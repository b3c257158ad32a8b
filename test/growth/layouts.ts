import { ApiObject, Duration } from 'cdk8s';
import {
  CanaryRelease, GatewayApiChannel, HeaderMatch, IMeshTarget, IstioAmbientTarget, IstioSidecarTarget, LinkerdTarget, MeshedService,
  NetworkPolicyTarget, PathMatch, RequestMatch, Route,
} from '../../src';

/** Targets of which each case is made anew. */
export const TARGETS: [string, () => IMeshTarget[]][] = [
  ['istio-sidecar', () => [new IstioSidecarTarget()]],
  ['istio-ambient', () => [new IstioAmbientTarget({ gatewayApiChannel: GatewayApiChannel.EXPERIMENTAL })]],
  ['linkerd', () => [new LinkerdTarget()]],
  ['network-policy', () => [new NetworkPolicyTarget()]],
];

const ROUTES = ['/a', '/b', '/c'].map(path => Route.get(PathMatch.prefix(path)));

/** Every service calls five others. */
export function graph(services: MeshedService[]): void {
  services.forEach((service, i) => [1, 7, 13, 29, 31].forEach((step, k) =>
    service.calls(services[(i + step) % services.length], k < ROUTES.length ? { routes: [ROUTES[k]] } : {})));
}

/** One service is called by all others. */
export function hub([center, ...others]: MeshedService[]): void {
  others.forEach((source, i) => source.calls(center, { routes: [ROUTES[i % ROUTES.length]] }));
}

/** One service is called by all others, each with a route of its own. */
export function hubOfOwnRoutes([center, ...others]: MeshedService[]): void {
  others.forEach((source, i) => source.calls(center, { routes: [Route.get(PathMatch.exact(`/route-${i}`))], timeout: Duration.seconds(1) }));
}

/** One service is called by all others, each with a value of its own of one header. */
export function hubOfOwnValues([center, ...others]: MeshedService[]): void {
  const route = (i: number) => Route.http({ headers: [HeaderMatch.exact('x-tenant', `tenant-${i}`)] });
  others.forEach((source, i) => source.calls(center, { routes: [route(i)], timeout: Duration.seconds(1) }));
}

/** Services in a row, each calling the next. */
export function chain(services: MeshedService[]): void {
  services.slice(1).forEach((service, i) => services[i].calls(service));
}

/** Every service is released, and other authors have Services too. */
export function releases(services: MeshedService[]): void {
  graph(services);
  for (const service of services) {
    const name = `${service.serviceName}-other`;
    const spec = { selector: { app: name }, ports: [{ port: 80 }] };
    new ApiObject(service, 'other', { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace: 'shop' }, spec });
    new CanaryRelease(service, 'release', {
      service, stable: { version: 'v1' }, canary: { version: 'v2' }, preview: RequestMatch.header('x-preview', 'yes'), stage: 'shift-25',
    });
  }
}
