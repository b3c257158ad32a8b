import { bestRoutes } from './inbound-route';
import { AccessRequest, Decision, IEvaluator, Peer } from '../../../simulation/evaluator';

const DEFAULT_POLICY = 'config.linkerd.io/default-inbound-policy';

/** What Linkerd does with given objects: the inbound policy of the destination's proxy. */
export class LinkerdEvaluator implements IEvaluator {
  public decide(objects: any[], request: AccessRequest): Decision {
    const { source, destination, port } = request;
    if (!destination.meshed) return { allowed: true, because: ['the destination has no proxy'] };
    const here = objects.filter(({ metadata }) => metadata.namespace === destination.namespace);
    const server = here.find(({ kind, spec }) => kind === 'Server' && spec.port === port && selects(spec.podSelector, destination.labels));
    if (!server) return { allowed: admitsByDefault(defaultPolicy(objects, destination), source), because: ['default policy'] };
    const admitting = admitsByDefault(server.spec.accessPolicy ?? 'deny', source) || authorized(here, 'Server', server.metadata.name, source);
    const routes = routesOf(here, server);
    if (routes.length === 0) return { allowed: admitting, because: [`Server ${server.metadata.name}`] };
    const taken = bestRoutes(routes, request);
    if (taken.length === 0) return { allowed: false, because: ['no route: 404'] };
    const allowed = admitting || taken.every(route => authorized(here, route.kind, route.metadata.name, source));
    return { allowed, because: taken.map(route => `${route.kind} ${route.metadata.name}`) };
  }
}

/** Routes that a Server takes: those for gRPC if it speaks gRPC, those for HTTP if it speaks HTTP or finds out, else none. */
function routesOf(objects: any[], { metadata, spec }: any): any[] {
  const protocol = spec.proxyProtocol ?? 'unknown';
  if (['opaque', 'TLS'].includes(protocol)) return [];
  const kind = protocol === 'gRPC' ? 'GRPCRoute' : 'HTTPRoute';
  return objects.filter(object => object.kind === kind
    && object.spec.parentRefs.some((ref: any) => ref.group === 'policy.linkerd.io' && ref.kind === 'Server' && ref.name === metadata.name));
}

/** A policy admits if all that it requires is met; one that refers to nothing that exists is ignored. */
function authorized(objects: any[], kind: string, name: string, source?: Peer): boolean {
  const policies = objects.filter(object => object.kind === 'AuthorizationPolicy' && object.apiVersion.startsWith('policy.linkerd.io/')
    && object.spec.targetRef.kind === kind && object.spec.targetRef.name === name);
  return policies.some(policy => policy.spec.requiredAuthenticationRefs.every((ref: any) =>
    authenticated(objects.find(object => object.kind === ref.kind && object.metadata.name === ref.name), source)));
}

function authenticated(authentication: any, source?: Peer): boolean {
  if (!authentication) return false;
  const { identityRefs = [], networks = [] } = authentication.spec;
  if (authentication.kind === 'NetworkAuthentication') return networks.some(({ cidr }: any) => ['0.0.0.0/0', '::/0'].includes(cidr));
  return source?.meshed === true && identityRefs.some((ref: any) => ref.kind === 'Namespace' ? ref.name === source.namespace
    : ref.name === source.serviceAccount && (ref.namespace ?? authentication.metadata.namespace) === source.namespace);
}

/** The pod's annotation decides, then the namespace's, then the cluster's default, which is open. */
function defaultPolicy(objects: any[], pod: Peer): string {
  const workload = objects.find(({ kind, metadata, spec }) => kind === 'Deployment' && metadata.namespace === pod.namespace
    && selects({ matchLabels: pod.labels }, spec.template.metadata.labels ?? {}));
  const namespace = objects.find(({ kind, metadata }) => kind === 'Namespace' && metadata.name === pod.namespace);
  return workload?.spec.template.metadata.annotations?.[DEFAULT_POLICY] ?? namespace?.metadata.annotations?.[DEFAULT_POLICY] ?? 'all-unauthenticated';
}


function admitsByDefault(policy: string, source?: Peer): boolean {
  if (['all-unauthenticated', 'cluster-unauthenticated', 'audit'].includes(policy)) return true;
  return policy.endsWith('-authenticated') && source?.meshed === true;
}

function selects({ matchLabels = {} }: any, labels: { [key: string]: string }): boolean {
  return Object.entries(matchLabels).every(([key, value]) => labels[key] === value);
}
