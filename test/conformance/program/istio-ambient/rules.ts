import { Expected, ExpectedRequest } from './expected';
import { differences } from '../../ambient/expected-route';
import { Ztunnel, ZtunnelResources } from '../../ambient/ztunnel';
import { SeenRequest } from '../../envoy/matching';
import { millis } from '../../envoy/routing';
import { Compiled, CompiledWaypoint } from '../../envoy/waypoint';

/** What istiod makes of an installation. */
export interface Layers extends ZtunnelResources {
  /** By namespace/name of the pod. */
  readonly waypoints: { [pod: string]: Compiled };
}

/** A rule by what it says, and what is otherwise. */
export type Rule = (expected: Expected, layers: Layers) => string[];

/** Everything that must hold of a program, where it declares something of the kind. */
export const RULES: { [name: string]: Rule } = {
  'the waypoint admits what is declared by each name of a service, and nothing else': (expected, layers) => expected.requests.flatMap(request => {
    const decision = waypointOf(layers, request.namespace).decide(request.host, seen(request));
    return (decision?.admitted ?? false) === request.admitted ? [] : [`${inWords(request)} ${request.admitted ? 'is refused' : 'is admitted'}`];
  }),
  'what is declared takes its route, with its timeout, retries and shares': (expected, layers) => expected.requests.flatMap(request => {
    if (!request.route) return [];
    const route = waypointOf(layers, request.namespace).decide(request.host, seen(request))?.route;
    return (route ? differences(request.route, route, request.namespace) : ['no route']).map(each => `${inWords(request)}: ${each}`);
  }),
  'where requests go there are endpoints, and they are guarded as declared': (expected, layers) => expected.requests.flatMap(request => {
    const waypoint = waypointOf(layers, request.namespace);
    const clusters = request.route ? waypoint.decide(request.host, seen(request))?.route?.shares ?? [] : [];
    return clusters.flatMap(({ cluster }) => clusterProblems(waypoint, cluster, expected));
  }).filter((problem, i, all) => all.indexOf(problem) === i),
  'ztunnel admits what is declared, and behind a waypoint the waypoint only': (expected, layers) => {
    const ztunnel = new Ztunnel(layers);
    return expected.connections.flatMap(({ pod, to, port, source, admitted }) => {
      if (!ztunnel.workload(to)) return [`${pod} is not known`];
      return ztunnel.admits({ to, port, source }) === admitted ? [] : [`${source ?? 'plaintext'} to ${pod} port ${port} ${admitted ? 'is refused' : 'is admitted'}`];
    });
  },
  'exactly the Services that need one have a waypoint': (expected, layers) => {
    const ztunnel = new Ztunnel(layers);
    return expected.services.flatMap(({ host, waypoint }) => {
      const service = ztunnel.service(host);
      return service && (service.waypoint !== undefined) === waypoint ? [] : [`${host} ${service ? `${waypoint ? 'has no' : 'has a'} waypoint` : 'is not known'}`];
    });
  },
  'nobody passes by calling an address through the waypoint': (expected, layers) => expected.waypoints.flatMap(({ namespace, enforces }) => {
    const admitted = waypointOf(layers, namespace).admitsByAddress({ principal: `spiffe://cluster.local/ns/${namespace}/sa/web`, port: 8080, method: 'GET', path: '/' });
    return admitted !== enforces ? [] : [`the waypoint of ${namespace} ${admitted ? 'admits' : 'refuses'} calls by address`];
  }),
};

function waypointOf(layers: Layers, namespace: string): CompiledWaypoint {
  const found = Object.entries(layers.waypoints).find(([pod]) => pod.startsWith(`${namespace}/`));
  return new CompiledWaypoint(found?.[1] ?? { listeners: [], clusters: [], routes: [], endpoints: [] });
}

function seen({ source, port, asked }: ExpectedRequest): SeenRequest {
  const [namespace, account] = source.split('/');
  return { principal: `spiffe://cluster.local/ns/${namespace}/sa/${account}`, port, ...asked };
}

function inWords({ source, host, port, asked: { method = 'connection', path = '', headers } }: ExpectedRequest): string {
  return `${source} to ${host}:${port} ${method} ${path}${headers && Object.keys(headers).length > 0 ? ` ${JSON.stringify(headers)}` : ''}`;
}

function clusterProblems(waypoint: CompiledWaypoint, name: string, { services }: Expected): string[] {
  const cluster = waypoint.cluster(name);
  if (!cluster) return [`no cluster ${name}`];
  const breaker = services.find(({ host }) => host === name.split('|')[3])?.breaker;
  const outlier = cluster.outlierDetection;
  const [threshold = {}] = cluster.circuitBreakers?.thresholds ?? [];
  const unlimited = 2 ** 32 - 1;
  const pairs: [string, unknown, unknown][] = [
    ['failures in a row', breaker?.consecutiveFailures, outlier?.consecutive5xx],
    ['ejection time', breaker?.ejectionTimeMillis, millis(outlier?.baseEjectionTime)],
    ['ejected share', breaker?.consecutiveFailures && (breaker.maxEjectedPercent ?? 100), outlier?.maxEjectionPercent],
    ['connections', breaker?.maxConnections ?? unlimited, threshold.maxConnections],
    ['waiting requests', breaker?.maxPendingRequests ?? unlimited, threshold.maxPendingRequests],
  ];
  const wrong = pairs.filter(([, declared, got]) => declared !== got).map(([what, declared, got]) => `${name}: ${what} ${got}, declared ${declared}`);
  return waypoint.endpoints(name) > 0 ? wrong : [...wrong, `${name} has no endpoint`];
}
