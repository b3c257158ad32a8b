/** Differences in Istio's own test data, and why they are right. */
export interface Reviewed {
  /** First file of the case. */
  readonly file: string;
  readonly by: 'istio' | 'us';
  readonly code: string;
  readonly origins: string[];
  readonly because: string;
}

const NO_PROXY = 'whether these pods get a proxy is not in the file: the user is reserved only where there is one';
const RUNNING = 'this is seen in a cluster that runs, and not in what is applied to it';
const NO_MESH = 'the file has no namespace in the mesh, and its Services are of any cluster';
const ROUTES = 'istiod adds and removes routes of HTTP_ROUTE (pilot/pkg/networking/core/envoyfilter/rc_patch.go), which the analyzer takes for ignored';
const PATTERN = 'a pattern is for the namespaces to come too';
const ADMISSION = 'the file has what the API server refuses, at which the analyzer does not look';
const NO_SPEC = 'without a spec it is refused by the API server, at which the analyzer does not look';
const WILDCARD = 'of a wildcard and a host within it the narrower decides, which is defined';
const ONE_ROUTE = 'two matches of one route lead to the same destination, whichever takes a request';
const SYSTEM = 'a control plane in this namespace may be part of the mesh; the analyzer leaves it out';

const istio = (code: string, file: string, because: string, ...origins: string[]): Reviewed => ({ by: 'istio', code, file: `${file}.yaml`, because, origins });
const us = (code: string, file: string, because: string, ...origins: string[]): Reviewed => ({ by: 'us', code, file: `${file}.yaml`, because, origins });

const EXPECTED: Reviewed[] = [
  istio('IST0101', 'authorizationpolicies', PATTERN, 'AuthorizationPolicy httpbin/httpbin-bogus-not-ns', 'AuthorizationPolicy httpbin/httpbin-bogus-ns'),
  istio('IST0127', 'authorizationpolicies', 'a policy of a whole namespace is for the workloads to come too', 'AuthorizationPolicy httpbin-empty/httpbin-empty-namespace-wide'),
  istio(
    'IST0171', 'condition-analyzer', RUNNING,
    'AuthorizationPolicy default/negative-condition-authz', 'AuthorizationPolicy default/negative-condition-authz-partially-invalid',
    'GRPCRoute default/negative-condition-grpcroute', 'HTTPRoute default/negative-condition-httproute', 'Gateway default/negative-condition-gateway',
    'Service default/negative-condition-svc', 'ServiceEntry default/negative-condition-svcEntry',
  ),
  istio('IST0144', 'deployment-con-sec-uid', NO_PROXY, 'Deployment deploy-con-sec-uid'),
  istio('IST0144', 'deployment-pod-sec-uid', NO_PROXY, 'Deployment deploy-pod-sec-uid'),
  istio('IST0144', 'pod-con-sec-uid', NO_PROXY, 'Pod con-sec-uid'),
  istio('IST0144', 'pod-sec-uid', NO_PROXY, 'Pod pod-sec-uid'),
  istio('IST0173', 'destinationrule-subsets-not-select-pods', 'pods of a Service of which none is in the file may be elsewhere', 'DestinationRule default/subsets-not-select-pods'),
  istio('IST0173', 'destinationrule-empty-topology-labels', 'pods get labels of their node, and nodes are not applied', 'DestinationRule default/empty-topology-labels'),
  istio('IST0174', 'destinationrule-with-fake-host', 'Services of a namespace of which none is in the file may be elsewhere', 'DestinationRule default/fake-host'),
  istio('IST0153', 'envoy-filter-add-operation', ROUTES, 'EnvoyFilter bookinfo/test-auth-3'),
  istio('IST0154', 'envoy-filter-remove-operation', ROUTES, 'EnvoyFilter bookinfo/test-remove-3'),
  istio(
    'IST0151', 'relative-envoy-filter-operation', 'told as one that depends on versions, IST0155: later patches of the same filter say that it is of one',
    'EnvoyFilter bookinfo/test-relative-3',
  ),
  istio(
    'IST0163', 'externalcontrolplane-missing-urls-custom-ns', 'webhooks are those of an installation, which is not ours',
    'MutatingWebhookConfiguration istio-sidecar-injector-custom-ns', 'ValidatingWebhookConfiguration istio-validator-custom-ns',
  ),
  istio(
    'IST0163', 'externalcontrolplane-missing-urls', 'webhooks are those of an installation, which is not ours',
    'MutatingWebhookConfiguration istio-sidecar-injector-external-istiod', 'ValidatingWebhookConfiguration istio-validator-external-istiod',
  ),
  istio(
    'IST0164', 'externalcontrolplane-using-ip-addr', 'webhooks are those of an installation, which is not ours',
    'MutatingWebhookConfiguration istio-sidecar-injector-external-istiod',
  ),
  istio(
    'IST0139', 'webhook', 'webhooks are those of an installation, which is not ours',
    'MutatingWebhookConfiguration istio-sidecar-injector-missing-overlap', 'MutatingWebhookConfiguration istio-sidecar-injector-overlap',
  ),
  istio('IST0176', 'gateway-api-crd-version-old', 'which CRDs are installed is a matter of the cluster', 'CustomResourceDefinition tlsroutes.gateway.networking.k8s.io'),
  istio(
    'IST0161', 'gateway-secrets-validation', 'a certificate is there; what is in it is not read, since it may be put in later',
    'Gateway defaultgateway-expired', 'Gateway defaultgateway-invalid-keys',
  ),
  istio('IST0146', 'image-auto', 'the namespace of the workload is not in the file, and may have it injected', 'Deployment not-injected/non-injected-gateway-deployment'),
  istio('IST0147', 'image-auto', 'the namespace of the Pod is not in the file, and may have it injected', 'Pod default/injected-pod'),
  istio(
    'IST0150', 'incorrect-port-name-external-name-service-type', NO_MESH,
    'Service nginx-ns/nginx', 'Service nginx-ns2/nginx-svc2', 'Service nginx-ns3/nginx-svc3',
  ),
  istio('IST0158', 'injection-image-distroless', RUNNING, 'Namespace enabled-namespace'),
  istio(
    'IST0158', 'injection-with-mismatched-sidecar', RUNNING,
    'Namespace enabled-namespace', 'Namespace enabled-namespace-native', 'Namespace revision-namespace',
  ),
  istio('IST0102', 'injection', 'a namespace without workloads need not be in the mesh', 'Namespace bar'),
  istio('IST0103', 'injection', RUNNING, 'Pod default/noninjectedpod'),
  istio('IST0148', 'injection', 'the configuration of the injector is that of an installation', 'Namespace bar'),
  istio('IST0136', 'misannotated', 'of a deprecated annotation it is told that it is deprecated, not that it is of alpha too', 'Deployment fortio-deploy'),
  istio('IST0126', 'multicluster-unknown-serviceregistry', 'networks of the mesh are in its configuration, which no rule reads', 'MeshNetworks istio-system/meshnetworks'),
  istio('IST0157', 'telemetry-invalid-provider', 'the other log of the Telemetry names a provider, which this one has too', 'Telemetry istio-system/mesh-default'),
  istio('IST0109', 'virtualservice_conflictingmeshgatewayhosts_with_exportto', WILDCARD, 'VirtualService bar/productpage-d', 'VirtualService foo/productpage-d'),
  istio('IST0101', 'virtualservice_destinationhosts', 'a host outside of the cluster may be declared elsewhere', 'VirtualService default/reviews-bookinfo-other'),
  istio('IST0131', 'virtualservice_dupmatches', ONE_ROUTE, 'VirtualService non-method-get', 'VirtualService overlapping-in-single-match'),
  istio('IST0132', 'virtualservice_gateways', 'a Gateway that is not there serves nobody, which is told as such', 'VirtualService httpbin-bogus'),
];

const ALONE: Reviewed[] = [
  us(
    'IST0135', 'deployment-multi-service', 'the analyzer looks at the annotations of a workload, and not at those of its pod template',
    'Deployment bookinfo/deployment-out-mesh', 'Deployment injection-disabled-ns/ann-enabled-ns-disabled',
  ),
  us('IST0136', 'image-auto', 'the analyzer looks at the annotations of a workload, and not at those of its pod template', 'Deployment not-injected/non-injected-gateway-deployment'),
  us('IST0136', 'misannotated', 'the analyzer leaves out what an injector writes too; whoever applies a Pod wrote it', 'Pod annotation-set-by-default'),
  us('IST0106', 'deprecation', ADMISSION, 'EnvoyFilter istio-system/istio-multicluster-egressgateway'),
  us('IST0106', 'envoy-filter-add-operation', ADMISSION, 'EnvoyFilter bookinfo/test-auth-4', 'EnvoyFilter bookinfo/test-auth-5'),
  us('IST0106', 'misannotated', ADMISSION, 'Ingress gateway'),
  us('IST0106', 'condition-analyzer', NO_SPEC, 'Service default/negative-condition-svc'),
  us('IST0106', 'gateway-secrets', NO_SPEC, 'Pod custom-gateway'),
  us('IST0106', 'sidecar-default-selector', ADMISSION, 'Pod ns1/random-pod'),
  us('IST0106', 'sidecar-default-selector', NO_SPEC, 'Pod ns-ambient/random-pod-ambient'),
  us('IST0106', 'sidecar-selector', NO_SPEC, 'Pod default/productpage', 'Pod default/ratings', 'Pod default/reviews', 'Pod other/productpage-other'),
  us('IST0106', 'telemetry-selector', NO_SPEC, 'Pod default/productpage', 'Pod default/ratings', 'Pod default/reviews', 'Pod other/productpage-other'),
  us('IST0151', 'envoy-filter-remove-operation', ROUTES, 'EnvoyFilter bookinfo/test-remove-3'),
  us(
    'IST0138', 'gateway-duplicate-certificate', 'both of the Gateways that share a certificate are told, and the analyzer tells the one with the wider selector',
    'Gateway istio-system/gateway-02-test-02', 'Gateway istio-system/gateway-02-test-03',
  ),
  us('IST0118', 'service-no-port-name-system-namespace', SYSTEM, 'Service istio-system/my-service2', 'Service istio-system/my-service4'),
];

/** All of them. */
export const REVIEWED: Reviewed[] = [...EXPECTED, ...ALONE];
