import { Series } from './promql-evaluator';
import { TrackReach } from '../../../src';

/** Requests that came to the same end. */
export interface Requests {
  readonly namespace: string;
  readonly service: string;
  readonly track: string;
  readonly grpc: boolean;
  /** HTTP status, or gRPC status; none where no pod answers. */
  readonly status?: number;
  readonly millis: number;
  readonly count: number;
}

type Labels = { [name: string]: string };
type Metrics = (requests: Requests, reach: TrackReach) => Series[];

const GRPC_NAMES = [
  'OK', 'CANCELLED', 'UNKNOWN', 'INVALID_ARGUMENT', 'DEADLINE_EXCEEDED', 'NOT_FOUND', 'ALREADY_EXISTS', 'PERMISSION_DENIED', 'RESOURCE_EXHAUSTED',
  'FAILED_PRECONDITION', 'ABORTED', 'OUT_OF_RANGE', 'UNIMPLEMENTED', 'INTERNAL', 'UNAVAILABLE', 'DATA_LOSS', 'UNAUTHENTICATED',
];
export const BUCKETS = [1, 5, 10, 50, 100, 500, 1000, 5000, Infinity];

/** The series that each data plane counts requests in. */
export const METRICS: { [target: string]: Metrics } = {
  'istio-sidecar': (requests, reach) => [
    ...istio(requests, reach, 'source'), // beside copies these are previews
    ...requests.status === undefined ? [] : istio(requests, reach, 'destination'),
  ],
  'istio-ambient': (requests, reach) => [
    ...istio({ ...requests, track: 'unknown' }, TrackReach.SHARED_SERVICE, 'source'),
    ...istio(requests, reach, 'waypoint'),
  ],
  'linkerd': (requests, reach) => [...backends(requests, reach), ...endpoints(requests, reach)],
};

function istio({ grpc, status, millis, count, ...at }: Requests, reach: TrackReach, reporter: string): Series[] {
  const labels = {
    reporter,
    destination_service_namespace: at.namespace,
    destination_service_name: reach === TrackReach.SERVICE ? at.track : at.service,
    destination_workload_namespace: at.namespace,
    destination_workload: at.track,
    response_code: String(grpc && status !== undefined ? 200 : status ?? 0),
    grpc_response_status: grpc ? String(status ?? 14) : '',
  };
  return [
    { metric: 'istio_requests_total', labels, increase: count },
    ...histogram('istio_request_duration_milliseconds_bucket', labels, millis, count),
  ];
}

function backends({ grpc, status, count, ...at }: Requests, reach: TrackReach): Series[] {
  const backend = {
    backend_kind: 'Service', backend_namespace: at.namespace, backend_name: reach === TrackReach.SERVICE ? at.track : at.service, namespace: 'clients',
  };
  const error = status === undefined ? 'FAIL_FAST' : '';
  const came: Labels = grpc ? { grpc_status: GRPC_NAMES[status ?? 2], error } : { http_status: status === undefined ? '' : String(status), error };
  return [{ metric: `outbound_${grpc ? 'grpc' : 'http'}_route_backend_response_statuses_total`, labels: { ...backend, ...came }, increase: count }];
}

/** Clients count by endpoint, pods count what they get, probes among it. */
function endpoints({ grpc, status, millis, count, ...at }: Requests, reach: TrackReach): Series[] {
  const destination = { dst_namespace: at.namespace, dst_service: reach === TrackReach.SERVICE ? at.track : at.service, dst_deployment: at.track };
  const came: Labels = {
    ...status === undefined ? {} : { status_code: String(grpc ? 200 : status) },
    grpc_status: grpc && status !== undefined ? String(status) : '',
    error: status === undefined ? 'timeout' : '',
  };
  const probes = { direction: 'inbound', namespace: at.namespace, deployment: at.track, status_code: '200', error: '' };
  return [
    { direction: 'outbound', namespace: 'clients', deployment: 'web', ...destination, ...came },
    { direction: 'inbound', namespace: at.namespace, deployment: at.track, ...came },
  ].flatMap((labels: Labels) => [
    { metric: 'response_total', labels, increase: count }, ...histogram('response_latency_ms_bucket', labels, millis, count),
  ]).concat({ metric: 'response_total', labels: probes, increase: 60 });
}

function histogram(metric: string, labels: Labels, millis: number, count: number): Series[] {
  return BUCKETS.map(bound => ({
    metric, labels: { ...labels, le: bound === Infinity ? '+Inf' : String(bound) }, increase: millis <= bound ? count : 0,
  }));
}
