/** Group and kind of what the rules look at. */
export const VIRTUAL_SERVICE = 'networking.istio.io/VirtualService';
export const DESTINATION_RULE = 'networking.istio.io/DestinationRule';
export const GATEWAY = 'networking.istio.io/Gateway';
export const SERVICE_ENTRY = 'networking.istio.io/ServiceEntry';
export const SIDECAR = 'networking.istio.io/Sidecar';
export const ENVOY_FILTER = 'networking.istio.io/EnvoyFilter';
export const AUTHORIZATION_POLICY = 'security.istio.io/AuthorizationPolicy';
export const REQUEST_AUTHENTICATION = 'security.istio.io/RequestAuthentication';
export const PEER_AUTHENTICATION = 'security.istio.io/PeerAuthentication';
export const TELEMETRY = 'telemetry.istio.io/Telemetry';

/** Both ways of being in the mesh. */
export const ISTIO = ['istio-sidecar', 'istio-ambient'];
/** What only a proxy beside the workload reads. */
export const WITH_SIDECARS = ['istio-sidecar'];

/** The page that tells of a message of Istio's own analysis. */
export function analysisPage(code: string): string {
  return `https://istio.io/latest/docs/reference/config/analysis/${code.toLowerCase()}/`;
}
