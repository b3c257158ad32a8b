import { proxyProtocolOf, ProxyProtocol } from './protocols';
import { CallIntent, ProbeIntent, ProbeKind, ServiceIntent } from '../../intent';
import { RouteKind, RouteMatch, routeMatchKey } from '../../vocabulary/route-match';
import { closeUnderIntersection, coverageIndex } from '../gateway-api/route-lattice';

/** Requests of one match, and who may make them. */
export interface Admission {
  readonly match: RouteMatch;
  readonly calls: CallIntent[];
  readonly probed: boolean;
}

/** What one container port of a service admits. */
export interface InboundPlan {
  readonly targetPort: number;
  readonly protocol: ProxyProtocol;
  /** Requests by match, most specific first; none where connections are admitted as a whole. */
  readonly admissions: Admission[];
  /** Calls that are admitted as a whole. */
  readonly calls: CallIntent[];
  /** Whether probes are admitted as a whole. */
  readonly probed: boolean;
}

const HEALTH_CHECK = { service: 'grpc.health.v1.Health', method: 'Check' };

/** What each container port of a service admits: its ports, and those that only probes ask. */
export function inboundPlans(service: ServiceIntent, probesByAddress: boolean): InboundPlan[] {
  const probed = service.workload.probes.filter(probe => probe.kind !== ProbeKind.TCP).map(probe => probe.port);
  const ports = [...new Set([...service.ports.map(port => port.targetPort), ...probed])].sort((a, b) => a - b);
  const callsByPort = new Map<number, CallIntent[]>(ports.map(port => [port, []]));
  for (const call of service.inbound.filter(({ authenticated }) => authenticated)) callsByPort.get(call.port.targetPort)?.push(call);
  return ports.map(port => planOf(service, port, callsByPort.get(port)!, probesByAddress));
}

function planOf(service: ServiceIntent, targetPort: number, calls: CallIntent[], probesByAddress: boolean): InboundPlan {
  const protocol = proxyProtocolOf(service, targetPort);
  const probes = service.workload.probes.filter(probe => probe.port === targetPort && probe.kind !== ProbeKind.TCP);
  const plan = { targetPort, protocol, admissions: [], calls: [], probed: false };
  if (protocol === ProxyProtocol.OPAQUE) return { ...plan, calls, probed: probesByAddress && probes.length > 0 };
  const kind = protocol === ProxyProtocol.GRPC ? RouteKind.GRPC : RouteKind.HTTP;
  const probeMatches = probes.filter(probe => probe.kind !== ProbeKind.HTTPS).map(probe => probeMatch(probe, kind));
  return { ...plan, admissions: admissionsOf(calls, probeMatches, kind) };
}

/**
 * The most specific route of a request decides alone, so that every intersection of declared matches is a route too, and
 * each route admits all whose declaration covers it. What no declaration covers falls to the catch-all, which admits nobody.
 */
function admissionsOf(calls: CallIntent[], probeMatches: RouteMatch[], kind: RouteKind): Admission[] {
  const catchAll: RouteMatch = { kind, pathPrefix: '/', headers: [] };
  const declared = [
    ...calls.flatMap(call => (call.routes.length > 0 ? call.routes.map(route => asKind(route, kind)) : [catchAll]).map(match => ({ match, call }))),
    ...probeMatches.map(match => ({ match, call: undefined })),
  ];
  const covering = coverageIndex(declared);
  const matches = new Map([catchAll, ...declared.map(({ match }) => match)].map(match => [routeMatchKey(match), match]));
  return closeUnderIntersection([...matches.values()]).map(match => {
    const admitted = covering(match);
    return {
      match,
      calls: admitted.flatMap(({ call }) => call === undefined ? [] : [call]),
      probed: admitted.some(({ call }) => call === undefined),
    };
  });
}

/** On a port where gRPC is one of several protocols, its methods are matched as paths. */
function asKind(match: RouteMatch, kind: RouteKind): RouteMatch {
  if (match.kind === kind) return match;
  const { grpcService: _service, grpcMethod: _method, ...rest } = match;
  return { ...rest, kind, method: match.kind === RouteKind.GRPC ? 'POST' : match.method };
}

/** A probe is told from other requests of the same path by who says to ask. */
function probeMatch({ path, userAgent }: ProbeIntent, kind: RouteKind): RouteMatch {
  const asker = userAgent === undefined ? { name: 'user-agent', pattern: 'kube-(probe|lifecycle)/.*' } : { name: 'user-agent', value: userAgent };
  if (path !== undefined) return { kind, method: 'GET', exactPath: path, headers: [asker] };
  const { service, method } = HEALTH_CHECK;
  return asKind({ kind: RouteKind.GRPC, grpcService: service, grpcMethod: method, exactPath: `/${service}/${method}`, headers: [] }, kind);
}
