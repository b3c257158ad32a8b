/**
 * What came into Istio after 1.22, and with which release: paths, where `[]` is any item, `{}` any key, `=` a value and the empty one the kind.
 * Generated from the CRDs of the releases 1.22 to 1.31 (`manifests/charts/base/files/crd-all.gen.yaml`);
 * `outlierDetectionHttpErrorCodes` is in the CRD of 1.31, and its control plane does nothing with it.
 */
export const SINCE: { [groupKind: string]: { [path: string]: string } } = {
  'extensions.istio.io/TrafficExtension': {
    '': '1.30',
  },
  'extensions.istio.io/WasmPlugin': {
    'spec.failStrategy=FAIL_RELOAD': '1.27',
  },
  'networking.istio.io/DestinationRule': {
    'spec.subsets[].trafficPolicy.connectionPool.http.http2KeepAlive': '1.31',
    'spec.subsets[].trafficPolicy.loadBalancer.consistentHash.httpCookie.attributes': '1.28',
    'spec.subsets[].trafficPolicy.loadBalancer.warmup': '1.24',
    'spec.subsets[].trafficPolicy.loadBalancer.zoneAwareLbSetting': '1.31',
    'spec.subsets[].trafficPolicy.outlierDetection.outlierDetectionHttpErrorCodes': '1.32',
    'spec.subsets[].trafficPolicy.portLevelSettings[].connectionPool.http.http2KeepAlive': '1.31',
    'spec.subsets[].trafficPolicy.portLevelSettings[].loadBalancer.consistentHash.httpCookie.attributes': '1.28',
    'spec.subsets[].trafficPolicy.portLevelSettings[].loadBalancer.warmup': '1.24',
    'spec.subsets[].trafficPolicy.portLevelSettings[].loadBalancer.zoneAwareLbSetting': '1.31',
    'spec.subsets[].trafficPolicy.portLevelSettings[].outlierDetection.outlierDetectionHttpErrorCodes': '1.32',
    'spec.subsets[].trafficPolicy.retryBudget': '1.27',
    'spec.subsets[].trafficPolicy.retryBudget.budgetInterval': '1.31',
    'spec.trafficPolicy.connectionPool.http.http2KeepAlive': '1.31',
    'spec.trafficPolicy.loadBalancer.consistentHash.httpCookie.attributes': '1.28',
    'spec.trafficPolicy.loadBalancer.warmup': '1.24',
    'spec.trafficPolicy.loadBalancer.zoneAwareLbSetting': '1.31',
    'spec.trafficPolicy.outlierDetection.outlierDetectionHttpErrorCodes': '1.32',
    'spec.trafficPolicy.portLevelSettings[].connectionPool.http.http2KeepAlive': '1.31',
    'spec.trafficPolicy.portLevelSettings[].loadBalancer.consistentHash.httpCookie.attributes': '1.28',
    'spec.trafficPolicy.portLevelSettings[].loadBalancer.warmup': '1.24',
    'spec.trafficPolicy.portLevelSettings[].loadBalancer.zoneAwareLbSetting': '1.31',
    'spec.trafficPolicy.portLevelSettings[].outlierDetection.outlierDetectionHttpErrorCodes': '1.32',
    'spec.trafficPolicy.retryBudget': '1.27',
    'spec.trafficPolicy.retryBudget.budgetInterval': '1.31',
  },
  'networking.istio.io/EnvoyFilter': {
    'spec.configPatches[].match.context=WAYPOINT': '1.29',
    'spec.configPatches[].match.routeConfiguration.vhost.domainName': '1.25',
    'spec.configPatches[].match.waypoint': '1.29',
    'spec.configPatches[].patch.operation=MERGE_AND_REPLACE_LIST': '1.31',
  },
  'networking.istio.io/Gateway': {
    'spec.servers[].tls.caCertCredentialName': '1.28',
    'spec.servers[].tls.credentialNames': '1.26',
    'spec.servers[].tls.insecureSkipVerify': '1.31',
    'spec.servers[].tls.tlsCertificates': '1.26',
  },
  'networking.istio.io/ServiceEntry': {
    'spec.resolution=DYNAMIC_DNS': '1.28',
  },
  'networking.istio.io/Sidecar': {
    'spec.inboundConnectionPool.http.http2KeepAlive': '1.31',
    'spec.ingress[].connectionPool.http.http2KeepAlive': '1.31',
    'spec.ingress[].tls.caCertCredentialName': '1.28',
    'spec.ingress[].tls.credentialNames': '1.26',
    'spec.ingress[].tls.insecureSkipVerify': '1.31',
    'spec.ingress[].tls.tlsCertificates': '1.26',
  },
  'networking.istio.io/VirtualService': {
    'spec.http[].corsPolicy.unmatchedPreflights': '1.23',
    'spec.http[].redirect.prefixRewrite': '1.31',
    'spec.http[].retries.backoff': '1.26',
    'spec.http[].retries.retryIgnorePreviousHosts': '1.26',
  },
  'networking.istio.io/WorkloadGroup': {
    'spec.probe.grpc': '1.25',
  },
  'security.istio.io/AuthorizationPolicy': {
    'spec.rules[].from[].source.notServiceAccounts': '1.25',
    'spec.rules[].from[].source.notTrustDomains': '1.30',
    'spec.rules[].from[].source.serviceAccounts': '1.25',
    'spec.rules[].from[].source.trustDomains': '1.30',
  },
  'security.istio.io/RequestAuthentication': {
    'spec.jwtRules[].spaceDelimitedClaims': '1.28',
  },
  'telemetry.istio.io/Telemetry': {
    'spec.tracing[].customTags{}.formatter': '1.29',
    'spec.tracing[].disableContextPropagation': '1.30',
    'spec.tracing[].enableIstioTags': '1.25',
  },
};
