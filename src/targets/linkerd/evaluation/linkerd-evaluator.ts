import { admitsByDefault, authorized } from './inbound-authorization';
import { bestRoutes } from './inbound-route';
import { serverOf, templateOf } from './inbound-server';
import { AccessRequest, Decision, IEvaluator, Peer } from '../../../simulation/evaluator';

const DEFAULT_POLICY = 'config.linkerd.io/default-inbound-policy';
const POLICIES = ['all-unauthenticated', 'all-authenticated', 'cluster-unauthenticated', 'cluster-authenticated', 'audit', 'deny'];
const OPEN = 'all-unauthenticated';
const WITHOUT_PROBES = ['gRPC', 'opaque', 'TLS'];

/** What Linkerd does with given objects: the inbound policy of the destination's proxy. */
export class LinkerdEvaluator implements IEvaluator {
  public decide(objects: any[], request: AccessRequest): Decision {
    const { source, destination, port } = request;
    if (!destination.meshed) return { allowed: true, because: ['the destination has no proxy'] };
    const server = serverOf(objects, destination, port);
    if (!server) return byDefault(objects, request);
    const here = objects.filter(({ metadata }) => metadata.namespace === destination.namespace);
    const admitting = admitsByDefault(server.spec.accessPolicy ?? 'deny', source)
      || authorized(here, 'Server', server.metadata.name, source) || authorized(here, 'Namespace', destination.namespace, source);
    const routes = routesOf(here, server);
    if (routes.length === 0) {
      const probed = !WITHOUT_PROBES.includes(server.spec.proxyProtocol) && isProbe(objects, request);
      return { allowed: admitting || probed, because: [`Server ${server.metadata.name}`] };
    }
    const taken = bestRoutes(routes, request);
    if (taken.length === 0) return { allowed: false, because: ['no route: 404'] };
    const allowed = admitting || taken.every(route => authorized(here, route.kind, route.metadata.name, source));
    return { allowed, because: taken.map(route => `${route.kind} ${route.metadata.name}`) };
  }
}

/** Without a Server the default policy decides, and what a probe asks is admitted. */
function byDefault(objects: any[], request: AccessRequest): Decision {
  const allowed = admitsByDefault(defaultPolicy(objects, request.destination), request.source) || isProbe(objects, request);
  return { allowed, because: ['default policy'] };
}

/** Routes that a Server takes: those for gRPC if it speaks gRPC, those for HTTP if it speaks HTTP or finds out, else none. */
function routesOf(objects: any[], { metadata, spec }: any): any[] {
  const protocol = spec.proxyProtocol ?? 'unknown';
  if (['opaque', 'TLS'].includes(protocol)) return [];
  const kind = protocol === 'gRPC' ? 'GRPCRoute' : 'HTTPRoute';
  return objects.filter(object => object.kind === kind && (object.spec.parentRefs ?? []).some((ref: any) => ref.group === 'policy.linkerd.io'
    && ref.kind === 'Server' && ref.name === metadata.name && ref.port === undefined && ref.sectionName === undefined));
}

/** Whether it is what an `httpGet` probe asks: admitted from everywhere as long as no route is bound to the port's Server. */
function isProbe(objects: any[], { destination, port, method, path }: AccessRequest): boolean {
  const containers: any[] = templateOf(objects, destination)?.spec?.containers ?? [];
  return method === 'GET' && containers.some(({ ports = [], ...container }) => ['readinessProbe', 'livenessProbe', 'startupProbe'].some(name => {
    const asked = container[name]?.httpGet;
    const number = typeof asked?.port === 'string' ? ports.find((each: any) => each.name === asked.port)?.containerPort : asked?.port;
    return asked !== undefined && number === port && (asked.path ?? '/').split('?')[0] === path;
  }));
}

/** The pod's annotation decides, then the namespace's, then the cluster's default, which is open; what is no policy says nothing. */
function defaultPolicy(objects: any[], pod: Peer): string {
  const namespace = objects.find(({ kind, metadata }) => kind === 'Namespace' && metadata.name === pod.namespace);
  const said: string[] = [templateOf(objects, pod)?.metadata?.annotations?.[DEFAULT_POLICY] ?? namespace?.metadata.annotations?.[DEFAULT_POLICY]];
  return POLICIES.includes(said[0]) ? said[0] : OPEN;
}
