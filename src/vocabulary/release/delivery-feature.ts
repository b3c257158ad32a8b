/** What a release can ask of a controller that moves its weights; each delivery says of each, on each mesh, whether it carries it. */
export enum DeliveryFeature {
  /** Shares that grow, step by step. */
  PROGRESSIVE = 'progressive',
  /** All requests at once. */
  BLUE_GREEN = 'blue-green',
  /** Requests that are told by their headers, then all. */
  AB_TEST = 'ab-test',
  /** A test in which one request is told by several headers. */
  AB_TEST_BY_SEVERAL_HEADERS = 'ab-test-by-several-headers',
  /** Ports where requests cannot be told apart, but TLS. */
  TCP = 'tcp-traffic-split',
  /** Ports that speak TLS. */
  TLS = 'tls-port',
  /** Ports that speak gRPC. */
  GRPC = 'grpc-port',
  /** More than one port. */
  MULTIPLE_PORTS = 'multiple-ports',
  /** Copies of requests before the first weight. */
  MIRRORING = 'mirroring',
  /** Shares of copies that grow. */
  SEVERAL_MIRRORS = 'several-mirroring-steps',
  /** Copies of connections, or of the requests of several ports. */
  MIRRORING_BEYOND_ONE_PORT = 'mirroring-beyond-one-http-port',
  /** Timeouts and retries that hold while requests are copied. */
  MIRRORED_RESILIENCE = 'resilience-while-mirroring',
  /** Objectives while the canary gets copies only. */
  MIRRORED_OBJECTIVES = 'objectives-while-mirroring',
  /** Requests that reach the canary whatever the weights are. */
  PREVIEW = 'version-by-request',
  /** Sessions that stay on one version. */
  SESSION_AFFINITY = 'session-affinity',
  /** A cookie whose name says something else in a regular expression. */
  COOKIE_NAME = 'cookie-name',
  /** Versions as subsets of one Service. */
  SUBSET_SPLIT = 'subset-split',
  /** A stable version that shrinks while the canary grows. */
  FOLLOWING_STABLE = 'following-stable-capacity',
  /** One version with a number of pods, the other one autoscaled. */
  MIXED_CAPACITY = 'mixed-capacity',
  /** Versions with different numbers of pods. */
  DIFFERING_CAPACITY = 'differing-capacity',
  /** Names of the versions' objects. */
  SLOTS = 'slots',
  /** A Deployment that runs already. */
  ADOPTION = 'adoption',
  /** Clients outside the mesh that reach the stable version only. */
  UNMESHED_CLIENTS = 'unmeshed-clients',
  /** Time for requests of a version that gets no more. */
  DRAIN = 'drain',
  /** A limit of requests. */
  TIMEOUTS = 'timeouts',
  /** Repeating failed requests. */
  RETRIES = 'retries',
  /** Repeating failed gRPC requests. */
  GRPC_RETRIES = 'grpc-retries',
  /** Timeouts or retries that differ between requests. */
  ROUTE_CLASSES = 'several-route-classes',
  /** Taking endpoints out after consecutive failures. */
  CIRCUIT_BREAKING = 'circuit-breaking',
  /** A limit of connections. */
  CONNECTION_LIMITS = 'connection-limits',
  /** A time to watch that differs between steps. */
  VARYING_BAKE = 'varying-bake',
  /** A time to watch of less than ten seconds, or of parts of a second. */
  SHORT_BAKE = 'short-bake',
  /** A person who lets the release go on. */
  REVIEW = 'review',
  /** A person who decides only after the time to watch. */
  BAKE_BEFORE_REVIEW = 'bake-before-review',
  /** A service that lets the release go on. */
  WEBHOOK = 'webhook',
  /** A gate of every step, and none before the first one. */
  GATES_AFTER_STEPS = 'gates-after-steps',
  /** Gates that differ between steps. */
  VARYING_GATES = 'varying-gates',
  /** Objectives that the canary must meet. */
  OBJECTIVES = 'objectives',
  /** Objectives that differ between steps. */
  VARYING_OBJECTIVES = 'varying-objectives',
  /** Objectives that neither are met nor missed without requests. */
  HELD_OBJECTIVES = 'objectives-held-without-traffic',
  /** Objectives of a canary that gets no request before all of them. */
  OBJECTIVES_BEFORE_TRAFFIC = 'objectives-before-traffic',
  /** Objectives with a query of the user's own. */
  OWN_QUERIES = 'queries-of-your-own',
  /** A Deployment that selects its pods by labels of the user's own. */
  OWN_SELECTOR = 'selector-of-your-own',
  /** A Service that is more than a name, an address and ports. */
  SERVICE_SETTINGS = 'service-settings',
}
