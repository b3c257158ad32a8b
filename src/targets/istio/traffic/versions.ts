import { trafficPolicyOf } from './destination-rule';
import { PortIntent, ReleaseIntent, ServiceIntent } from '../../../intent';
import { RolloutPhase } from '../../../vocabulary/phase';
import { Destination, Variant, variantsOf } from '../../gateway-api/versions';
import { Manifest } from '../../target';
import { fqdnOf, NETWORKING } from '../scope';

/** Destinations of a VirtualService's route; weights are left out where there is one. */
export function routeTo(service: ServiceIntent, port: PortIntent, destinations: Destination[]): any[] {
  return destinations.map(destination => ({
    destination: {
      host: fqdnOf({ name: destination.service, namespace: service.namespace }),
      subset: service.release?.subsets ? destination.track?.version : undefined,
      port: { number: port.number },
    },
    weight: destinations.length > 1 ? destination.weight : undefined,
    headers: destination.setCookie === undefined ? undefined : { response: { add: { 'set-cookie': destination.setCookie } } },
  }));
}

/**
 * The destinations of requests that ask for nothing, and with weight 0 the versions that get none of them.
 *
 * A proxy whose scope does not list the Services of versions knows those that a VirtualService names, and no longer. If one
 * were named with its first request only, and not after its last, requests in between would find no cluster: 503.
 */
export function withIdle({ release }: ServiceIntent, { word, destinations }: Variant): Destination[] {
  if (word !== undefined || !release || release.subsets) return destinations;
  const idle = release.idle.map(track => ({ track, service: track.name, weight: 0 }));
  return [...destinations, ...idle].sort((a, b) => rankOf(release, a) - rankOf(release, b));
}

function rankOf({ tracks }: ReleaseIntent, { service }: Destination): number {
  return tracks.findIndex(({ name }) => name === service);
}

/** Copies of requests, which nobody waits for. */
export function mirrorsTo(service: ServiceIntent, port: PortIntent, { mirror, destinations }: Variant): any[] | undefined {
  if (!mirror) return undefined;
  const name = service.release?.subsets ? service.name : mirror.track.name;
  const [to] = routeTo(service, port, [{ ...destinations[0], track: mirror.track, service: name }]);
  return [{ destination: to.destination, percentage: { value: mirror.percent } }];
}

/** Routes of ports where requests cannot be told apart: shares of the connections. */
export function connectionRoutes(service: ServiceIntent, port: PortIntent): any {
  const all = variantsOf(service, service.release, port);
  return { match: [{ port: port.number }], route: routeTo(service, port, withIdle(service, all[all.length - 1])) };
}

/**
 * Circuit breaking of each version, since a route to its Service leaves the rules of the service's own; or the versions as subsets.
 *
 * ```yaml
 * kind: DestinationRule
 * metadata: { name: web-v2, namespace: shop }
 * spec: { host: web-v2.shop.svc.cluster.local, trafficPolicy: { ... } }
 * ```
 */
export function renderVersionRules(service: ServiceIntent): Manifest[] {
  const { release, circuitBreaker } = service;
  if (!release || release.subsets || circuitBreaker === undefined || service.namespace.phase === RolloutPhase.DISABLED) return [];
  return release.tracks.map(({ name }) => Manifest.of({ apiVersion: NETWORKING, kind: 'DestinationRule', name, namespace: service.namespace.name }, {
    produce: () => ({ spec: { host: fqdnOf({ name, namespace: service.namespace }), trafficPolicy: trafficPolicyOf(circuitBreaker) } }),
  }));
}
