import { CallIntent, ServiceIntent } from '../../../intent';
import { CircuitBreaker } from '../../../vocabulary/circuit-breaker';
import { RolloutPhase } from '../../../vocabulary/phase';
import { Manifest } from '../../target';
import { fqdnOf, NETWORKING } from '../scope';

/**
 * Circuit breaking, in the namespace of the service, for all that call it. It never has `tls`: mTLS inside the mesh is
 * automatic, and a `tls` block would switch it off.
 *
 * ```yaml
 * kind: DestinationRule
 * metadata: { name: cart, namespace: shop }
 * spec:
 *   host: cart.shop.svc.cluster.local
 *   trafficPolicy: { outlierDetection: { consecutive5xxErrors: 5, maxEjectionPercent: 100 } }
 * ```
 * @see https://istio.io/latest/docs/reference/config/networking/destination-rule/
 */
export function renderCircuitBreaker(service: ServiceIntent): Manifest[] {
  const { circuitBreaker, release, ports, namespace } = service;
  if ((circuitBreaker === undefined && !release?.subsets) || ports.length === 0 || namespace.phase === RolloutPhase.DISABLED) return [];
  return [Manifest.of({ apiVersion: NETWORKING, kind: 'DestinationRule', name: service.name, namespace: namespace.name }, {
    produce: () => ({
      spec: { host: fqdnOf(service), trafficPolicy: circuitBreaker && trafficPolicyOf(circuitBreaker), subsets: subsetsOf(service) },
    }),
  })];
}

/** Circuit breaking of one source towards services that other programs own, in the namespace of the source and for it alone. */
export function renderConsumerCircuitBreakers(source: ServiceIntent): Manifest[] {
  if (source.namespace.phase === RolloutPhase.DISABLED) return [];
  const guarded = new Map<string, CallIntent>();
  for (const call of source.outbound) {
    if (!call.destination.owned && call.circuitBreaker) guarded.set(fqdnOf(call.destination), call);
  }
  return [...guarded.values()].map(({ destination, circuitBreaker }) => {
    const name = `${source.name}-to-${destination.name}-${destination.namespace.name}`;
    return Manifest.of({ apiVersion: NETWORKING, kind: 'DestinationRule', name, namespace: source.namespace.name }, {
      produce: () => ({
        spec: {
          host: fqdnOf(destination),
          exportTo: ['.'],
          workloadSelector: { matchLabels: source.workload.podLabels },
          trafficPolicy: trafficPolicyOf(circuitBreaker!),
        },
      }),
    });
  });
}

/**
 * Limits of connections, and when endpoints are taken out. The share is always said: of less than ten endpoints, a proxy would take out none
 * by its own default of 10 percent.
 */
export function trafficPolicyOf(breaker: CircuitBreaker): any {
  const { consecutiveFailures, ejectionTimeMillis, maxEjectedPercent, maxConnections, maxPendingRequests } = breaker;
  return {
    connectionPool: maxConnections === undefined && maxPendingRequests === undefined ? undefined : {
      tcp: maxConnections === undefined ? undefined : { maxConnections },
      http: maxPendingRequests === undefined ? undefined : { http1MaxPendingRequests: maxPendingRequests },
    },
    outlierDetection: consecutiveFailures === undefined ? undefined : {
      consecutive5xxErrors: consecutiveFailures,
      baseEjectionTime: ejectionTimeMillis === undefined ? undefined : secondsOf(ejectionTimeMillis),
      maxEjectionPercent: maxEjectedPercent ?? 100,
    },
  };
}

/** Versions of a release as subsets, by the labels that only the pods of one version have. */
function subsetsOf({ release, workload }: ServiceIntent): any[] | undefined {
  if (!release?.subsets) return undefined;
  return release.tracks.map(({ version, podLabels }) => ({
    name: version,
    labels: Object.fromEntries(Object.entries(podLabels).filter(([key]) => workload.podLabels[key] === undefined)),
  }));
}

/** A duration in seconds, as Istio writes it: '2s', '0.25s'. */
export function secondsOf(millis: number): string {
  return `${millis / 1000}s`;
}
