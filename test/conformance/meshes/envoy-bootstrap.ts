import { DISCOVERY, identityFolder } from './istiod';

/** What a proxy of Istio is, and how it asks istiod. */
export interface ProxyOptions {
  /** Its pod, with its address. */
  readonly pod: any;
  readonly kind: 'sidecar' | 'waypoint';
  /** Whether istiod sends it changes only, instead of the state of the world. */
  readonly delta: boolean;
  /** Socket for its admin interface. */
  readonly admin: string;
}

/** The bootstrap that Istio's agent would write. */
export function bootstrapOf(options: ProxyOptions): any {
  const { delta, admin, pod: { metadata, spec } } = options;
  const config = { ads: {}, initial_fetch_timeout: '0s', resource_api_version: 'V3' };
  const secrets = `${identityFolder(`${metadata.namespace}/${spec.serviceAccountName}`)}/socket`;
  return {
    node: nodeOf(options),
    ...engine(),
    admin: { address: { pipe: { path: admin } } },
    dynamic_resources: { ads_config: discovery(delta), lds_config: config, cds_config: config },
    static_resources: { clusters: sources(secrets) },
  };
}

/** A bootstrap that holds what istiod compiled for a proxy; endpoints and secrets are asked for all the same. */
export function staticBootstrapOf({ listeners, clusters }: { listeners: any[]; clusters: any[] }): any {
  return {
    node: { id: 'proxy', cluster: 'proxy' },
    ...engine(),
    dynamic_resources: { ads_config: discovery(false) },
    static_resources: { clusters: [...sources('secrets'), ...clusters], listeners },
  };
}

/** What is the same for every proxy. */
function engine(): any {
  return {
    bootstrap_extensions: [{
      name: 'envoy.bootstrap.internal_listener',
      typed_config: { '@type': 'type.googleapis.com/envoy.extensions.bootstrap.internal_listener.v3.InternalListener' },
    }],
    layered_runtime: { layers: [{ name: 'static', static_layer: RUNTIME }] },
  };
}

function discovery(delta: boolean): any {
  return {
    api_type: delta ? 'DELTA_GRPC' : 'GRPC',
    transport_api_version: 'V3',
    set_node_on_first_message_only: true,
    grpc_services: [{ envoy_grpc: { cluster_name: 'xds-grpc' } }],
  };
}

/** Where configuration and secrets come from. */
function sources(secrets: string): any[] {
  return [
    cluster('xds-grpc', { socket_address: { address: DISCOVERY.ip, port_value: DISCOVERY.port } }),
    cluster('sds-grpc', { pipe: { path: secrets } }),
  ];
}

/** Istio's runtime layer. */
const RUNTIME = {
  'envoy.deprecated_features:envoy.config.listener.v3.Listener.hidden_envoy_deprecated_use_original_dst': true,
  're2.max_program_size.error_level': 32768,
  'envoy.reloadable_features.http_reject_path_with_fragment': false,
  'envoy.reloadable_features.coalesce_lb_rebuilds_on_batch_update': false,
};

/** Upstream Envoy knows the filters that istiod sends waypoints of 1.29, and all that it sends sidecars. */
const VERSIONS = { sidecar: '1.31.0', waypoint: '1.29.0' };

function nodeOf({ kind, pod: { metadata, spec, status } }: ProxyOptions): any {
  const { name, namespace, labels } = metadata;
  return {
    id: `${kind}~${status.podIP}~${name}.${namespace}~${namespace}.svc.cluster.local`,
    cluster: `${spec.serviceAccountName}.${namespace}`,
    metadata: {
      NAMESPACE: namespace,
      LABELS: labels,
      SERVICE_ACCOUNT: spec.serviceAccountName,
      CLUSTER_ID: 'Kubernetes',
      ISTIO_VERSION: VERSIONS[kind],
      INSTANCE_IPS: status.podIP,
      WORKLOAD_NAME: spec.serviceAccountName,
      ...kind === 'sidecar' && { INTERCEPTION_MODE: 'REDIRECT' },
    },
  };
}

function cluster(name: string, address: any): any {
  const protocol = 'envoy.extensions.upstreams.http.v3.HttpProtocolOptions';
  return {
    name,
    type: 'STATIC',
    connect_timeout: '5s',
    typed_extension_protocol_options: {
      [protocol]: { '@type': `type.googleapis.com/${protocol}`, 'explicit_http_config': { http2_protocol_options: {} } },
    },
    load_assignment: { cluster_name: name, endpoints: [{ lb_endpoints: [{ endpoint: { address } }] }] },
  };
}
