/** Every capability a program can ask of a mesh, by name; each target says of each whether it carries it. */
export enum Feature {
  /** Putting the pods of a namespace into the data plane. */
  ENROLMENT = 'enrolment',
  /** One cryptographic identity a workload, from its ServiceAccount. */
  IDENTITY = 'identity',
  /** Refusing plaintext from pods outside the mesh. */
  STRICT_MTLS = 'strict-mtls',
  /** Logging what strict would refuse, and refusing nothing. */
  AUDIT_PHASE = 'audit-phase',
  /** Refusing every call that is not declared. */
  DEFAULT_DENY = 'default-deny',
  /** Allowing a declared source, and no other, to call. */
  AUTHORIZATION_BY_IDENTITY = 'authorization-by-identity',
  /** Allowing only the declared HTTP methods and paths. */
  AUTHORIZATION_BY_HTTP = 'authorization-by-http',
  /** Allowing only the declared gRPC services and methods. */
  AUTHORIZATION_BY_GRPC_METHOD = 'authorization-by-grpc-method',
  /** Allowing only requests with the declared headers. */
  AUTHORIZATION_BY_HEADER = 'authorization-by-header',
  /** Kubelet probes that keep working under default deny. */
  PROBES = 'probes',
  /** Probes of ports whose requests the mesh does not see, so that it knows the kubelet by its address alone. */
  PROBES_BY_ADDRESS = 'probes-by-address',
  /** Telling an exact path from the prefix that it begins, and a value of a header from its presence, where what is declared differs. */
  ROUTE_PRECEDENCE = 'route-precedence',
  /** Repeating a failed request. */
  RETRIES = 'retries',
  /** Trying gRPC requests once where no retries are declared, whatever the mesh does by default. */
  NO_DEFAULT_RETRIES = 'no-default-retries',
  /** Repeating on gRPC statuses other than UNAVAILABLE. */
  RETRY_GRPC_STATUSES = 'retry-grpc-statuses',
  /** Limiting each try of a request. */
  PER_TRY_TIMEOUT = 'per-try-timeout',
  /** Limiting a request, with all its tries. */
  TIMEOUTS = 'timeouts',
  /** Retries and timeouts that differ between the sources of the same route. */
  PER_SOURCE_RESILIENCE = 'per-source-resilience',
  /** Retries and timeouts towards a service that another repository owns. */
  CONSUMER_RESILIENCE = 'consumer-resilience',
  /** Retries, timeouts and circuit breaking towards a headless Service. */
  HEADLESS_RESILIENCE = 'headless-resilience',
  /** HTTP and gRPC rules on a headless Service. */
  HEADLESS_AUTHORIZATION = 'headless-authorization',
  /** Retries, timeouts and circuit breaking towards pods outside the data plane. */
  RESILIENCE_BEYOND_MESH = 'resilience-beyond-mesh',
  /** Taking endpoints out after consecutive failures. */
  CIRCUIT_BREAKING = 'circuit-breaking',
  /** Saying how long an endpoint is taken out. */
  EJECTION_TIME = 'ejection-time',
  /** Saying how many endpoints may be out at a time. */
  EJECTION_LIMIT = 'ejection-limit',
  /** Limiting connections and pending requests. */
  CONNECTION_LIMITS = 'connection-limits',
  /** Circuit breaking towards a service that another repository owns. */
  CONSUMER_CIRCUIT_BREAKING = 'consumer-circuit-breaking',
  /** A proxy that knows only what its workload calls. */
  CONFIGURATION_SCOPE = 'configuration-scope',
  /** TCP and TLS ports. */
  TCP = 'tcp',
  /** Protocols in which the server speaks first, or that must not be looked into. */
  SERVER_FIRST = 'server-first',
  /** Services with several ports. */
  MULTIPLE_PORTS = 'multiple-ports',
  /** Headless Services. */
  HEADLESS = 'headless',
  /** NetworkPolicy that fits the ports and peers of the data planes beside it. */
  NETWORK_POLICY = 'network-policy',
  /** Defaults of the whole mesh, from a platform repository. */
  MESH_DEFAULTS = 'mesh-defaults',
  /** Retries of the whole mesh, where calls declare none. */
  DEFAULT_RETRIES = 'default-retries',
  /** Circuit breaking of the whole mesh, where services declare none. */
  DEFAULT_CIRCUIT_BREAKING = 'default-circuit-breaking',
  /** Two versions side by side, of which one gets all requests. */
  BLUE_GREEN = 'blue-green',
  /** Shares of the requests for two versions. */
  TRAFFIC_SPLIT = 'traffic-split',
  /** Shares of the connections for two versions, where requests cannot be told apart. */
  TCP_TRAFFIC_SPLIT = 'tcp-traffic-split',
  /** Requests that reach one version by their headers. */
  VERSION_BY_REQUEST = 'version-by-request',
  /** gRPC requests of whatever method that reach one version by their metadata. */
  VERSION_BY_METADATA = 'version-by-metadata',
  /** Sessions that stay on one version by a cookie. */
  SESSION_AFFINITY = 'session-affinity',
  /** Copies of requests for another version. */
  MIRRORING = 'mirroring',
  /** Versions as subsets of one Service. */
  SUBSET_SPLIT = 'subset-split',
  /** Asking the metrics of the data plane how a version does. */
  OBJECTIVES = 'objectives',
  /** Asking the metrics of the data plane how a version does with copies of requests. */
  OBJECTIVES_OF_COPIES = 'objectives-of-copies',
}

/** Features for which somebody must see requests, and not only connections. */
export const REQUEST_FEATURES: Feature[] = [
  Feature.AUTHORIZATION_BY_HTTP, Feature.AUTHORIZATION_BY_GRPC_METHOD, Feature.AUTHORIZATION_BY_HEADER,
  Feature.RETRIES, Feature.TIMEOUTS, Feature.CIRCUIT_BREAKING, Feature.CONNECTION_LIMITS,
  Feature.TRAFFIC_SPLIT, Feature.VERSION_BY_REQUEST, Feature.SESSION_AFFINITY, Feature.MIRRORING,
  Feature.OBJECTIVES,
];
