/** API versions of the kinds that are rendered. */
export const POLICY = 'policy.linkerd.io/v1alpha1';
export const SERVER = 'policy.linkerd.io/v1beta3';
export const GATEWAY = 'gateway.networking.k8s.io/v1';
