import { compare, rankOf } from './outbound-match';
import { protocolOf } from './outbound-protocol';
import { effectiveRetries, Retries, retriesOf, Timeouts, timeoutsOf } from './outbound-resilience';
import { OutboundRoutes, outboundRoutes, OutboundRule, supportsFilter } from './outbound-route';
import { HeaderEdit, headersAfter } from '../../../simulation/response-headers';
import { bypassing, IRouter, nameOf, refusing, RoutedBackend, RoutedRequest, Routing } from '../../../simulation/router';
import { portOf, serviceOf } from '../../../simulation/service-pods';

/** Where Linkerd's proxies send a request: the best rule of the routes whose parent is the Service. */
export class OutboundRouter implements IRouter {
  public route(objects: any[], request: RoutedRequest): Routing {
    const port = portOf(objects, request.service);
    if (!port) return refusing('no such Service or port');
    const service = serviceOf(objects, request.service);
    const reachesPods = service.spec.clusterIP === 'None' || service.spec.type === 'ExternalName';
    if (!request.source.meshed || reachesPods) return bypassing(request);
    expectNoForerunner(objects, request);
    switch (protocolOf(service, port)) {
      case 'opaque-without-routes': return bypassing(request);
      case 'opaque': return routeConnection(objects, request, outboundRoutes(objects, 'TCPRoute', request));
      case 'http1': return routeRequest(objects, request, 'HTTPRoute', outboundRoutes(objects, 'HTTPRoute', request));
      case 'http2': return routeRequest(objects, request, ...preferGrpc(objects, request));
      case 'detect': return routeDetected(objects, request);
    }
  }
}

function preferGrpc(objects: any[], request: RoutedRequest): [string, OutboundRoutes] {
  const grpc = outboundRoutes(objects, 'GRPCRoute', request);
  const http = outboundRoutes(objects, 'HTTPRoute', request);
  const unconverted = [...grpc.unconverted, ...http.unconverted];
  return grpc.rules.length > 0 ? ['GRPCRoute', { ...grpc, unconverted }] : ['HTTPRoute', { ...http, unconverted }];
}

/** HTTP routes leave connections alone that carry no HTTP; gRPC routes do not. */
function routeDetected(objects: any[], request: RoutedRequest): Routing {
  const [kind, routes] = preferGrpc(objects, request);
  const [tls, tcp] = ['TLSRoute', 'TCPRoute'].map(other => outboundRoutes(objects, other, request));
  if (routes.rules.length === 0 && tls.rules.length > 0) throw new Error(`${nameOf(tls.rules[0].route)}: the router does not know TLSRoute`);
  if (routes.rules.length === 0 && tcp.rules.length > 0) return routeConnection(objects, request, tcp);
  if (request.method === undefined && kind === 'HTTPRoute') return bypassing(request, told(routes));
  return routeRequest(objects, request, kind, routes);
}

/** Of rules with the same rank the oldest route's decides; one rule without any weight stops the proxy from having routes for the Service at all. */
function routeRequest(objects: any[], request: RoutedRequest, kind: string, { rules, unconverted }: OutboundRoutes): Routing {
  if (request.method === undefined) return refusing('the port speaks HTTP');
  const ofService = resilienceOf(serviceOf(objects, request.service), kind);
  if (rules.length === 0) return bypassing(request, { ...ofService, ...told({ unconverted }) });
  const weightless = rules.find(hasNoWeight);
  if (weightless) return refusing('panic: no backend has a weight', undefined, { ...decidedBy(weightless, 0), ...told({ unconverted }) });
  const wordless = kind === 'GRPCRoute' ? rules.find(isWordless) : undefined;
  if (wordless) return refusing('invalid policy: a match of a GRPCRoute says no method', 500, { ...decidedBy(wordless, 0), ...told({ unconverted }) });
  const ranked = rules.flatMap(rule => ranksOf(kind, rule, request)).sort((a, b) => compare(a.rank, b.rank));
  if (ranked.length === 0) return refusing('no route matches', 404, told({ unconverted }));
  const found = ranked[0].rule;
  const decided = decidedBy(found, ranked.filter(({ rank }) => compare(rank, ranked[0].rank) === 0).length);
  const own = policyOf(found.timeouts, found.retries);
  const inherited = {
    ...found.timeouts === undefined && { timeout: ofService.timeout },
    ...found.retries === undefined && { retries: ofService.retries },
  };
  return { kind: 'routed', ...decided, backends: split(objects, request, found, true), mirrors: [], ...own, ...inherited, ...told({ unconverted }) };
}

/** The oldest TCPRoute decides. */
function routeConnection(objects: any[], request: RoutedRequest, { rules, unconverted }: OutboundRoutes): Routing {
  if (rules.length === 0) return bypassing(request, told({ unconverted }));
  const decided = { ...decidedBy(rules[0], rules.length), ...told({ unconverted }) };
  if (hasNoWeight(rules[0])) return refusing('panic: no backend has a weight', undefined, decided);
  return { kind: 'routed', ...decided, backends: split(objects, request, rules[0], false), mirrors: [] };
}

function ranksOf(kind: string, rule: OutboundRule, request: RoutedRequest): { rule: OutboundRule; rank: number[] }[] {
  const rank = rankOf(kind, rule.rule.matches, request);
  return rank ? [{ rule, rank }] : [];
}

/** A proxy refuses all that is told of a port where one gRPC match has no method; a rule without matches is another thing. */
function isWordless({ rule: { matches = [] } }: OutboundRule): boolean {
  return matches.some((match: any) => match.method === undefined);
}

/** A lone backend needs no weight. */
function hasNoWeight({ rule: { backendRefs = [] } }: OutboundRule): boolean {
  return backendRefs.length > 1 && backendRefs.every(({ weight }: any) => weight === 0);
}

/** A rule without backends is about the Service itself. */
function split(objects: any[], request: RoutedRequest, { rule }: OutboundRule, http: boolean): RoutedBackend[] {
  const { name, namespace, port } = request.service;
  const refs: any[] = rule.backendRefs?.length > 0 ? rule.backendRefs : [{ name, namespace, port }];
  const weighted = refs.map(ref => ({ ref, weight: refs.length === 1 ? 1 : ref.weight ?? 1 })).filter(({ weight }) => weight > 0);
  const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
  return weighted.map(({ ref, weight }) => {
    const headers = headersAfter([...editsOf(ref.filters), ...editsOf(rule.filters)]);
    return { ...backendOf(objects, namespace, ref, http), share: weight / total, ...headers.length > 0 && { responseHeaders: headers } };
  });
}

/** Without namespace a backend is one of the parent's; a Service without the port is tried until nothing is there to be waited for. */
function backendOf(objects: any[], parent: string, ref: any, http: boolean): Omit<RoutedBackend, 'share'> {
  const { name, namespace = parent, port, kind = 'Service', group = '', filters = [] } = ref;
  const known = kind === 'Service' && ['', 'core'].includes(group) && port !== undefined && filters.every(supportsFilter)
    && serviceOf(objects, { name, namespace }) !== undefined;
  if (filters.some(({ type }: any) => type === 'RequestRedirect')) throw new Error(`backend ${name}: the router does not know RequestRedirect`);
  const missing = !known || !portOf(objects, { name, namespace, port });
  return { service: name, namespace, port, ...missing && { missing, ...http && { status: known ? 504 : 500 } } };
}

/** Additions come first, so that what is set replaces them. */
function editsOf(filters: any[] = []): HeaderEdit[] {
  return filters.flatMap(({ responseHeaderModifier: modifier }) => [
    ...(modifier?.add ?? []).map(({ name, value }: any) => ({ step: 'add' as const, name, value })),
    ...(modifier?.set ?? []).map(({ name, value }: any) => ({ step: 'set' as const, name, value })),
    ...(modifier?.remove ?? []).map((name: string) => ({ step: 'remove' as const, name })),
  ]);
}

/** An annotation that can't be read takes those of its family with it. */
function resilienceOf({ metadata: { annotations } }: any, kind: string): Pick<Routing, 'timeout' | 'retries'> {
  const orNone = <T>(read: () => T | undefined): T | undefined => {
    try {
      return read();
    } catch {
      return undefined;
    }
  };
  return policyOf(orNone(() => timeoutsOf(annotations)), orNone(() => retriesOf(annotations, kind)));
}

function policyOf(timeout?: Timeouts, retries?: Retries): Pick<Routing, 'timeout' | 'retries'> {
  const effective = effectiveRetries(retries);
  return { ...timeout && { timeout }, ...effective && { retries: effective } };
}

function decidedBy({ route, index }: OutboundRule, matching: number): Pick<Routing, 'rule' | 'matching'> {
  return { rule: { object: nameOf(route), index }, matching };
}

function told({ unconverted }: Pick<OutboundRoutes, 'unconverted'>): Pick<Routing, 'unconverted'> {
  return unconverted.length > 0 ? { unconverted } : {};
}

/** ServiceProfiles and the mesh's own HTTPRoutes are in force, too. */
function expectNoForerunner(objects: any[], { service: { name, namespace } }: RoutedRequest): void {
  const forerunner = objects.find(({ apiVersion, kind, metadata, spec }) =>
    (kind === 'ServiceProfile' && metadata.name.startsWith(`${name}.${namespace}.svc.`))
    || (kind === 'HTTPRoute' && apiVersion.startsWith('policy.linkerd.io/') && spec.parentRefs.some((ref: any) => ref.kind === 'Service' && ref.name === name)));
  if (forerunner) throw new Error(`${nameOf(forerunner)}: the router does not know ${forerunner.apiVersion} ${forerunner.kind}`);
}
