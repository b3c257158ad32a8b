import { SeenRequest } from './matching';
import { passes } from './rbac';
import { Route, routeOf } from './routing';

/** What istiod compiles for a proxy, as JSON. */
export interface Compiled {
  readonly listeners: any[];
  readonly clusters: any[];
  readonly routes: any[];
  readonly endpoints: any[];
}

/** What a waypoint does with a request. */
export interface WaypointDecision {
  readonly admitted: boolean;
  /** Where it goes; for a connection, to one cluster. */
  readonly route?: Route;
}

/** A waypoint, by what was compiled for it. */
export class CompiledWaypoint {
  constructor(private readonly compiled: Compiled) {}

  /** Decides about a request to a host; nothing if the waypoint knows no such host and port, and so closes the connection. */
  public decide(host: string, request: SeenRequest): WaypointDecision | undefined {
    const inside = this.compiled.listeners.find(({ name }) => name === 'main_internal');
    const chain = inside?.filterChains.find(({ name }: any) => isFor(name ?? '', host, request.port));
    if (!chain) return undefined;
    const manager = chain.filters.find(({ name }: any) => name === 'envoy.filters.network.http_connection_manager')?.typedConfig;
    if (!manager) {
      const { cluster } = chain.filters.find(({ name }: any) => name === 'envoy.filters.network.tcp_proxy').typedConfig;
      return { admitted: passes(chain.filters, request), route: { shares: [{ cluster, share: 1, cookies: [] }], mirrors: [] } };
    }
    return { admitted: passes(chain.filters, request) && passes(manager.httpFilters, request), route: routeOf(manager.routeConfig, request) };
  }

  /** Whether a request passes that asks for the address of a pod, and for no Service. */
  public admitsByAddress(request: SeenRequest): boolean {
    const inside = this.compiled.listeners.find(({ name }) => name === 'main_internal');
    const chains: any[] = inside?.filterChains.filter(({ name }: any) => name?.startsWith('direct-')) ?? [];
    return chains.length === 0 || chains.some(({ filters }) => passes(filters, request)
      && passes(filters.find(({ name }: any) => name === 'envoy.filters.network.http_connection_manager')?.typedConfig.httpFilters ?? [], request));
  }

  /** The cluster of a name. */
  public cluster(name: string): any {
    return this.compiled.clusters.find(each => each.name === name);
  }

  /** How many endpoints a cluster has. */
  public endpoints(name: string): number {
    const found = this.compiled.endpoints.find(({ clusterName }) => clusterName === name);
    return (found?.endpoints ?? []).reduce((sum: number, { lbEndpoints = [] }: any) => sum + lbEndpoints.length, 0);
  }
}

/** Chains of Services are called `inbound-vip|80|http|cart.shop.svc.cluster.local`. */
function isFor(name: string, host: string, port: number): boolean {
  const [kind, number, , fqdn] = name.split('|');
  return kind === 'inbound-vip' && fqdn === host && Number(number) === port;
}

/** The Service that a cluster leads to: `cart.shop`. */
export function serviceOfCluster(cluster: string): string {
  return cluster.split('|')[3]?.replace('.svc.cluster.local', '') ?? cluster;
}
