import { GATEWAY, POLICY, SERVER } from './api-versions';
import { Admission, InboundPlan, inboundPlans } from './inbound-plan';
import { LinkerdFacts, networksOf } from './linkerd-facts';
import { routeSlug } from './names';
import { rankedAmong } from './precedence';
import { ProxyProtocol } from './protocols';
import { CallIntent, ServiceIntent } from '../../intent';
import { RolloutPhase } from '../../vocabulary/phase';
import { RouteMatch } from '../../vocabulary/route-match';
import { grpcRouteMatch, httpRouteMatch } from '../gateway-api/http-route-match';
import { Manifest } from '../target';

/**
 * What each port of a service admits. A Server denies (in audit: only logs); policies on its routes admit the declared sources,
 * or on the Server itself where its protocol has no routes. Never on both: a policy on the Server would widen every route.
 *
 * ```yaml
 * kind: Server                     # cart-8080: port 8080, proxyProtocol HTTP/1, accessPolicy deny
 * kind: HTTPRoute                  # cart-8080-get-items-1a2b3c4d: parentRefs [Server cart-8080], GET /items
 * kind: MeshTLSAuthentication      # the same name: identityRefs [ServiceAccount web]
 * kind: AuthorizationPolicy        # the same name: targetRef HTTPRoute, requires MeshTLSAuthentication
 * ```
 * @see https://linkerd.io/2/reference/authorization-policy/
 */
export function renderAuthorization(service: ServiceIntent, facts: LinkerdFacts): Manifest[] {
  const { phase } = service.namespace;
  if ((phase !== RolloutPhase.AUDIT && phase !== RolloutPhase.STRICT) || !service.enrolled) return [];
  const plans = inboundPlans(service, facts.probeNetworks !== undefined);
  const probed = plans.some(plan => plan.probed || plan.admissions.some(admission => admission.probed));
  return [
    ...plans.flatMap(plan => [serverOf(service, plan), ...policiesOf(service, plan)]),
    ...probed ? [probeNetworks(service, facts)] : [],
  ];
}

function serverOf(service: ServiceIntent, plan: InboundPlan): Manifest {
  return manifest(service, SERVER, 'Server', serverName(service, plan), () => ({
    podSelector: { matchLabels: service.workload.podLabels },
    port: plan.targetPort,
    proxyProtocol: plan.protocol,
    accessPolicy: service.namespace.phase === RolloutPhase.STRICT ? 'deny' : 'audit',
  }));
}

function policiesOf(service: ServiceIntent, plan: InboundPlan): Manifest[] {
  const name = serverName(service, plan);
  if (plan.admissions.length > 0) {
    const ranked = rankedAmong(plan.admissions.map(({ match }) => match));
    return plan.admissions.flatMap(admission => routePolicies(service, plan, admission, ranked));
  }
  const target = { group: 'policy.linkerd.io', kind: 'Server', name };
  return admit(service, name, target, plan);
}

/** A route, and who may take it; the catch-all that nobody may take makes a refusal a 403 and no 404. */
function routePolicies(
  service: ServiceIntent, plan: InboundPlan, admission: Admission, ranked: (match: RouteMatch) => RouteMatch[],
): Manifest[] {
  const grpc = plan.protocol === ProxyProtocol.GRPC;
  const kind = grpc ? 'GRPCRoute' : 'HTTPRoute';
  const name = `${serverName(service, plan)}-${routeSlug(admission.match)}`;
  const route = manifest(service, GATEWAY, kind, name, () => ({
    parentRefs: [{ group: 'policy.linkerd.io', kind: 'Server', name: serverName(service, plan) }],
    rules: [grpc ? grpcRuleOf(admission.match) : { matches: ranked(admission.match).map(httpRouteMatch) }],
  }));
  const target = { group: 'gateway.networking.k8s.io', kind, name };
  return [route, ...admit(service, name, target, admission)];
}

function grpcRuleOf(match: RouteMatch): any {
  return match.grpcService === undefined && match.headers.length === 0 ? {} : { matches: [grpcRouteMatch(match)] };
}

function admit(service: ServiceIntent, name: string, targetRef: any, { calls, probed }: { calls: CallIntent[]; probed: boolean }): Manifest[] {
  const policy = (policyName: string, kind: string, authentication: string) => manifest(service, POLICY, 'AuthorizationPolicy', policyName, () => ({
    targetRef, requiredAuthenticationRefs: [{ group: 'policy.linkerd.io', kind, name: authentication }],
  }));
  return [
    ...calls.length === 0 ? [] : [
      manifest(service, POLICY, 'MeshTLSAuthentication', name, () => ({ identityRefs: identityRefs(calls) })),
      policy(name, 'MeshTLSAuthentication', name),
    ],
    ...probed ? [policy(`${name}-probes`, 'NetworkAuthentication', probesName(service))] : [],
  ];
}

/** Sources by ServiceAccount: their names hold in any trust domain. */
function identityRefs(calls: CallIntent[]): any[] {
  const refs = new Map(calls.map(({ source }) => {
    const ref = { kind: 'ServiceAccount', name: source.workload.serviceAccount, namespace: source.namespace.name };
    return [`${ref.namespace}/${ref.name}`, ref];
  }));
  return [...refs.entries()].sort(([a], [b]) => a < b ? -1 : 1).map(([, ref]) => ref);
}

/** The kubelet has no identity: it is told by its address. */
function probeNetworks(service: ServiceIntent, facts: LinkerdFacts): Manifest {
  return manifest(service, POLICY, 'NetworkAuthentication', probesName(service), () => ({ networks: networksOf(facts.probeNetworks) }));
}

function probesName(service: ServiceIntent): string {
  return `${service.name}-probes`;
}

function serverName(service: ServiceIntent, plan: { targetPort: number }): string {
  return `${service.name}-${plan.targetPort}`;
}

function manifest(service: ServiceIntent, apiVersion: string, kind: string, name: string, produceSpec: () => any): Manifest {
  return Manifest.of({ apiVersion, kind, name, namespace: service.namespace.name }, { produce: () => ({ spec: produceSpec() }) });
}
