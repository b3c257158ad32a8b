import { ObjectiveIntent, TrackReach } from '../../intent';
import { PortProtocol, speaksRequests } from '../../vocabulary/port';
import { SloKind } from '../../vocabulary/release/slo';
import { percentileOf, series, shareOf } from '../promql';

/** Statuses that say that the server is to blame. @see https://opentelemetry.io/docs/specs/semconv/rpc/grpc/ */
const SERVER_FAULTS: { [status: string]: number } = {
  UNKNOWN: 2, DEADLINE_EXCEEDED: 4, UNIMPLEMENTED: 12, INTERNAL: 13, UNAVAILABLE: 14, DATA_LOSS: 15,
};

/** An answer that began, and that its client broke off, counts as an unknown error. */
const HTTP_NOT_FAILED = ['http_status=~"[1-4].."', 'error=~"|UNKNOWN"'];
const GRPC_NOT_FAILED = [`grpc_status!~"${Object.keys(SERVER_FAULTS).join('|')}"`, 'error=""'];
const NOT_FAILED = ['status_code!~"5.."', `grpc_status!~"${Object.values(SERVER_FAULTS).join('|')}"`, 'error=""'];

/**
 * What the proxies of its clients know of a version.
 *
 * How many requests fail is counted for each backend of a route, by metrics that also see requests for which no endpoint is left, and by
 * the kind of the route. Within one Service there is one backend, and the endpoints tell the workload (`dst_deployment`): those metrics see
 * only what is sent to an endpoint. How long requests take, up to the first byte of the body, is always asked of the endpoints: their
 * histogram has 25 buckets up to 50 s, that of the backends 7 up to 10 s. The pods themselves are not asked: they count probes as well, and
 * requests that no pod answers never reach them.
 *
 * ```promql
 * outbound_http_route_backend_response_statuses_total{backend_kind="Service", backend_namespace="shop", backend_name="cart-v2"}
 * response_latency_ms_bucket{direction="outbound", dst_namespace="shop", dst_service="cart-v2"}
 * ```
 * @see https://linkerd.io/2/reference/proxy-metrics/
 */
export function objectiveQuery(objective: ObjectiveIntent): string {
  const { kind, percentile, windowMillis, reach } = objective;
  const endpoints = ofEndpoints(objective);
  if (kind === SloKind.LATENCY) return percentileOf(percentile!, series('response_latency_ms_bucket', endpoints), windowMillis);
  if (reach === TrackReach.SERVICE) return shareOf(backends(objective, HTTP_NOT_FAILED, GRPC_NOT_FAILED), backends(objective, [], []), windowMillis);
  return shareOf([series('response_total', [...endpoints, ...NOT_FAILED])], [series('response_total', endpoints)], windowMillis);
}

/** HTTPRoutes and GRPCRoutes have metrics of their own. */
function backends({ service, track }: ObjectiveIntent, http: string[], grpc: string[]): string[] {
  const spoken = service.ports.map(({ protocol }) => protocol).filter(speaksRequests);
  const backend = ['backend_kind="Service"', `backend_namespace="${service.namespace.name}"`, `backend_name="${track.name}"`];
  const kinds: [boolean, string, string[]][] = [
    [spoken.some(protocol => protocol !== PortProtocol.GRPC), 'http', http],
    [spoken.includes(PortProtocol.GRPC), 'grpc', grpc],
  ];
  return kinds.filter(([holds]) => holds)
    .map(([, kind, matchers]) => series(`outbound_${kind}_route_backend_response_statuses_total`, [...backend, ...matchers]));
}

function ofEndpoints({ service, track, reach }: ObjectiveIntent): string[] {
  const ofService = (name: string) => ['direction="outbound"', `dst_namespace="${service.namespace.name}"`, `dst_service="${name}"`];
  return reach === TrackReach.SERVICE ? ofService(track.name) : [...ofService(service.name), `dst_deployment="${track.name}"`];
}
