import { FORMS, given } from './forms';
import { below, Limits } from './limits';

const PROTOCOLS = ['TCP', 'UDP', 'SCTP'];

/** What values of Services may be. */
export const SERVICE: Limits = {
  'spec/type': ['ClusterIP', 'NodePort', 'LoadBalancer', 'ExternalName'],
  'spec/sessionAffinity': ['None', 'ClientIP'],
  'spec/sessionAffinityConfig/clientIP/timeoutSeconds': { from: 1, to: 86400 },
  'spec/externalTrafficPolicy': ['Cluster', 'Local'],
  'spec/internalTrafficPolicy': given('Cluster', 'Local'),
  'spec/ipFamilyPolicy': given('SingleStack', 'PreferDualStack', 'RequireDualStack'),
  'spec/ipFamilies/*': given('IPv4', 'IPv6'),
  'spec/ports/*/name': FORMS.labelOrNone,
  'spec/ports/*/appProtocol': FORMS.qualifiedName,
  'spec/ports/*/port': { from: 1, to: 65535 },
  'spec/ports/*/targetPort': FORMS.targetPort,
  'spec/ports/*/nodePort': { from: 0, to: 65535 },
  'spec/ports/*/protocol': PROTOCOLS,
  'spec/clusterIP': FORMS.clusterAddress,
  'spec/externalIPs/*': FORMS.address,
  'spec/externalName': FORMS.externalName,
  'spec/loadBalancerClass': FORMS.qualifiedName,
  'spec/loadBalancerSourceRanges/*': FORMS.range,
  'spec/trafficDistribution': given('PreferClose', 'PreferSameZone', 'PreferSameNode'),
};

const BACKEND: Limits = {
  'service/name': FORMS.serviceName,
  'service/port/number': { from: 0, to: 65535 },
  'service/port/name': FORMS.portName,
  'resource/apiGroup': FORMS.dnsName,
  'resource/kind': FORMS.pathPart,
  'resource/name': FORMS.pathPart,
};

/** What values of Ingresses may be. */
export const INGRESS: Limits = {
  'spec/rules/*/host': FORMS.host,
  'spec/rules/*/http/paths': FORMS.someItems,
  'spec/rules/*/http/paths/*/pathType': given('Exact', 'Prefix', 'ImplementationSpecific'),
  ...below('spec/rules/*/http/paths/*/backend', BACKEND),
  ...below('spec/defaultBackend', BACKEND),
  'spec/tls/*/hosts/*': FORMS.certificateHost,
  'spec/tls/*/secretName': FORMS.dnsNameOrNone,
  'spec/ingressClassName': FORMS.dnsName,
};

/** What values of Endpoints may be. */
export const ENDPOINTS: Limits = {
  'subsets/*/addresses/*/ip': FORMS.address,
  'subsets/*/notReadyAddresses/*/ip': FORMS.address,
  'subsets/*/addresses/*/hostname': FORMS.labelOrNone,
  'subsets/*/notReadyAddresses/*/hostname': FORMS.labelOrNone,
  'subsets/*/ports/*/name': FORMS.labelOrNone,
  'subsets/*/ports/*/port': { from: 1, to: 65535 },
  'subsets/*/ports/*/protocol': PROTOCOLS,
  'subsets/*/ports/*/appProtocol': FORMS.qualifiedName,
};

/** What values of EndpointSlices may be. */
export const ENDPOINT_SLICE: Limits = {
  'addressType': given('IPv4', 'IPv6', 'FQDN'),
  'endpoints/*/addresses': FORMS.someItems,
  'endpoints/*/hostname': FORMS.label,
  'endpoints/*/nodeName': FORMS.dnsName,
  'ports/*/name': FORMS.labelOrNone,
  'ports/*/protocol': given(...PROTOCOLS),
  'ports/*/appProtocol': FORMS.qualifiedName,
};
