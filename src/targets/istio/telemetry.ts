import { ObjectiveIntent, TrackReach } from '../../intent';
import { SloKind } from '../../vocabulary/release/slo';
import { percentileOf, series, shareOf } from '../promql';

/**
 * A request fails with HTTP 5xx, without any response (0), or with a gRPC status that says that the server is to blame: UNKNOWN,
 * DEADLINE_EXCEEDED, UNIMPLEMENTED, INTERNAL, UNAVAILABLE, DATA_LOSS. A gRPC call fails with HTTP 200, and a stream that its client breaks
 * off has status UNKNOWN. The label of the gRPC status is empty in other requests, so that one selector serves both.
 *
 * @see https://opentelemetry.io/docs/specs/semconv/rpc/grpc/
 */
const NOT_FAILED = ['response_code!~"5..|0"', 'grpc_response_status!~"2|4|12|13|14|15"'];

/**
 * What sidecars know of a version, as its clients see it: they also count requests that no pod answers, which the pods never see.
 *
 * A version with a Service of its own is told by the Service: the name comes from the cluster that the route chose, before an endpoint is
 * chosen, so that requests without any endpoint (UH) are counted too. Within one Service a version is told by its workload, which comes from
 * the endpoint where no answer tells it; requests without any endpoint belong to no version then. `destination_version` would not do: the
 * endpoint does not tell it. Copies are counted by the pods that get them, and not where they are sent.
 *
 * ```promql
 * istio_requests_total{reporter="source", destination_service_namespace="shop", destination_service_name="cart-v2"}
 * ```
 * @see https://istio.io/latest/docs/reference/config/metrics/
 * @see https://github.com/istio/istio/issues/23496
 */
export function sidecarObjectiveQuery(objective: ObjectiveIntent): string {
  return objective.reach === TrackReach.COPIES
    ? queryOf(objective, ['reporter="destination"', ...ofWorkload(objective)])
    : queryOf(objective, ['reporter="source"', ...ofDestination(objective)]);
}

/**
 * What waypoints know of a version. The Service is that of the cluster to which the waypoint's route sends a request, and not the one
 * that its client called: `cart-v2`, where an HTTPRoute of `cart` splits. Nobody counts the copies that a waypoint sends.
 *
 * ```promql
 * istio_requests_total{reporter="waypoint", destination_service_namespace="shop", destination_service_name="cart-v2"}
 * ```
 * @see https://istio.io/latest/docs/reference/config/metrics/
 */
export function ambientObjectiveQuery(objective: ObjectiveIntent): string {
  return queryOf(objective, ['reporter="waypoint"', ...ofDestination(objective)]);
}

function queryOf({ kind, percentile, windowMillis }: ObjectiveIntent, version: string[]): string {
  if (kind === SloKind.LATENCY) {
    return percentileOf(percentile!, series('istio_request_duration_milliseconds_bucket', version), windowMillis);
  }
  const requests = (matchers: string[]) => [series('istio_requests_total', matchers)];
  return shareOf(requests([...version, ...NOT_FAILED]), requests(version), windowMillis);
}

function ofDestination(objective: ObjectiveIntent): string[] {
  const { service, track, reach } = objective;
  const ofService = (name: string) => [`destination_service_namespace="${service.namespace.name}"`, `destination_service_name="${name}"`];
  return reach === TrackReach.SERVICE ? ofService(track.name) : [...ofService(service.name), ...ofWorkload(objective)];
}

function ofWorkload({ service, track }: ObjectiveIntent): string[] {
  return [`destination_workload_namespace="${service.namespace.name}"`, `destination_workload="${track.name}"`];
}
