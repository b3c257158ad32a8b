/** Kinds that Linkerd reads, with their group. */
export const SERVER = 'policy.linkerd.io/Server';
export const SERVER_AUTHORIZATION = 'policy.linkerd.io/ServerAuthorization';
export const AUTHORIZATION_POLICY = 'policy.linkerd.io/AuthorizationPolicy';
export const MESH_TLS = 'policy.linkerd.io/MeshTLSAuthentication';
export const NETWORK_AUTHENTICATION = 'policy.linkerd.io/NetworkAuthentication';
export const LEGACY_ROUTE = 'policy.linkerd.io/HTTPRoute';
export const RATE_LIMIT = 'policy.linkerd.io/HTTPLocalRateLimitPolicy';
export const EGRESS_NETWORK = 'policy.linkerd.io/EgressNetwork';
export const SERVICE_PROFILE = 'linkerd.io/ServiceProfile';
export const HTTP_ROUTE = 'gateway.networking.k8s.io/HTTPRoute';
export const GRPC_ROUTE = 'gateway.networking.k8s.io/GRPCRoute';
export const TLS_ROUTE = 'gateway.networking.k8s.io/TLSRoute';
export const TCP_ROUTE = 'gateway.networking.k8s.io/TCPRoute';
/** Routes of requests. */
export const ROUTES = [HTTP_ROUTE, LEGACY_ROUTE, GRPC_ROUTE];
