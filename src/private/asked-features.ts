import { MeshDefaultsIntent, PortIntent, ProbeIntent, ProbeKind, WorkloadIntent } from '../intent';
import { CircuitBreaker } from '../vocabulary/circuit-breaker';
import { Feature } from '../vocabulary/feature';
import { RolloutPhase } from '../vocabulary/phase';
import { PortProtocol, speaksRequests } from '../vocabulary/port';
import { RetryCondition, RetryPolicy } from '../vocabulary/retry-policy';
import { RouteKind, RouteMatch } from '../vocabulary/route-match';

const PHASE_FEATURES: Record<RolloutPhase, Feature[]> = {
  [RolloutPhase.DISABLED]: [],
  [RolloutPhase.PERMISSIVE]: [Feature.ENROLMENT, Feature.IDENTITY],
  [RolloutPhase.AUDIT]: [Feature.ENROLMENT, Feature.IDENTITY, Feature.AUDIT_PHASE],
  [RolloutPhase.STRICT]: [Feature.ENROLMENT, Feature.IDENTITY, Feature.STRICT_MTLS, Feature.DEFAULT_DENY],
};

/** What a phase asks for. */
export function featuresOfPhase(phase: RolloutPhase): Feature[] {
  return PHASE_FEATURES[phase];
}

/** What defaults of the whole mesh ask for. */
export function featuresOfDefaults({ retries, circuitBreaker }: MeshDefaultsIntent): Feature[] {
  return [Feature.MESH_DEFAULTS, ...when([
    [retries.attempts > 0, Feature.DEFAULT_RETRIES],
    [circuitBreaker !== undefined, Feature.DEFAULT_CIRCUIT_BREAKING],
  ])];
}

/** What a service asks for by itself. */
export function featuresOfService(
  service: { ports: PortIntent[]; probes: ProbeIntent[]; headless: boolean; circuitBreaker?: CircuitBreaker },
): Feature[] {
  const spoken = service.ports.map(port => port.protocol);
  return when([
    [service.probes.length > 0, Feature.PROBES],
    [service.probes.some(probe => !isSeen(probe, service.ports)), Feature.PROBES_BY_ADDRESS],
    [service.headless, Feature.HEADLESS],
    [service.headless && service.circuitBreaker !== undefined, Feature.HEADLESS_RESILIENCE],
    [service.ports.length > 1, Feature.MULTIPLE_PORTS],
    [spoken.includes(PortProtocol.TCP) || spoken.includes(PortProtocol.TLS), Feature.TCP],
    [spoken.includes(PortProtocol.OPAQUE), Feature.SERVER_FIRST],
  ]).concat(service.headless ? [] : featuresOfBreaker(service.circuitBreaker));
}

/** Whether somebody who sees requests can tell a probe from other requests. */
function isSeen({ kind, port }: ProbeIntent, ports: PortIntent[]): boolean {
  if (kind === ProbeKind.TCP) return true;
  const declared = ports.find(({ targetPort }) => targetPort === port);
  return declared ? speaksRequests(declared.protocol) : kind !== ProbeKind.HTTPS;
}

/** What a circuit breaker asks for. */
function featuresOfBreaker(breaker?: CircuitBreaker): Feature[] {
  if (!breaker) return [];
  return when([
    [breaker.consecutiveFailures !== undefined, Feature.CIRCUIT_BREAKING],
    [breaker.ejectionTimeMillis !== undefined, Feature.EJECTION_TIME],
    [breaker.maxEjectedPercent !== undefined, Feature.EJECTION_LIMIT],
    [breaker.maxConnections !== undefined || breaker.maxPendingRequests !== undefined, Feature.CONNECTION_LIMITS],
  ]);
}

/** The rules of a call, as far as they ask for something. */
export interface CallRules {
  readonly routes: RouteMatch[];
  readonly timeoutMillis?: number;
  readonly retries?: RetryPolicy;
  readonly circuitBreaker?: CircuitBreaker;
}

/** What a call asks for; towards a headless Service that is another question, since its clients call pods by address. */
export function featuresOfCall(rules: CallRules, destination: { owned: boolean; headless: boolean; workload: WorkloadIntent }): Feature[] {
  const { meshed, hostNetwork } = destination.workload;
  const resilient = rules.timeoutMillis !== undefined || rules.retries !== undefined;
  const guarded = rules.circuitBreaker !== undefined;
  return [
    ...when([
      [destination.owned, Feature.AUTHORIZATION_BY_IDENTITY],
      [destination.owned && destination.headless && rules.routes.length > 0, Feature.HEADLESS_AUTHORIZATION],
      [destination.headless && (resilient || guarded), Feature.HEADLESS_RESILIENCE],
      [destination.owned && (!meshed || hostNetwork) && (resilient || guarded), Feature.RESILIENCE_BEYOND_MESH],
      [!destination.owned && resilient, Feature.CONSUMER_RESILIENCE],
      [!destination.owned && guarded, Feature.CONSUMER_CIRCUIT_BREAKING],
    ]),
    ...destination.owned && !destination.headless ? featuresOfRoutes(rules.routes) : [],
    ...destination.headless ? [] : featuresOfResilience(rules),
  ];
}

function featuresOfResilience({ timeoutMillis, retries, circuitBreaker }: CallRules): Feature[] {
  return [...timeoutMillis === undefined ? [] : [Feature.TIMEOUTS], ...featuresOfRetries(retries), ...featuresOfBreaker(circuitBreaker)];
}

function featuresOfRoutes(routes: RouteMatch[]): Feature[] {
  if (routes.length === 0) return [];
  return when([
    [routes.some(route => route.kind === RouteKind.HTTP), Feature.AUTHORIZATION_BY_HTTP],
    [routes.some(route => route.kind === RouteKind.GRPC), Feature.AUTHORIZATION_BY_GRPC_METHOD],
    [routes.some(route => route.headers.length > 0), Feature.AUTHORIZATION_BY_HEADER],
  ]);
}

const BEYOND_UNAVAILABLE = [
  RetryCondition.GRPC_CANCELLED, RetryCondition.GRPC_DEADLINE_EXCEEDED, RetryCondition.GRPC_INTERNAL, RetryCondition.GRPC_RESOURCE_EXHAUSTED,
];

function featuresOfRetries(retries?: RetryPolicy): Feature[] {
  if (!retries) return [];
  return when([
    [retries.attempts > 0, Feature.RETRIES],
    [retries.perTryTimeoutMillis !== undefined, Feature.PER_TRY_TIMEOUT],
    [BEYOND_UNAVAILABLE.some(condition => retries.conditions.includes(condition)), Feature.RETRY_GRPC_STATUSES],
  ]);
}

function when(asked: [boolean, Feature][]): Feature[] {
  return asked.filter(([holds]) => holds).map(([, feature]) => feature);
}
