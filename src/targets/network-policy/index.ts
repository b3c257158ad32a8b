export { EgressPosture, ExternalEgress, NetworkPolicyTargetProps, PodsOfNamespace } from './options';
export * from './network-policy';
