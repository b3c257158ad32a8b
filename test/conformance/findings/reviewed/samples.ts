/** An error of ours in one of Istio's samples that is right. */
export interface ReviewedSample {
  readonly sample: string;
  readonly code: string;
  readonly origin: string;
  readonly because: string;
}

/** Errors in Istio's own samples that no analyzer gives, and that are right. */
export const SAMPLES: ReviewedSample[] = [
  {
    sample: 'mtls-echo/mtls-echo.yaml',
    code: 'CM1206',
    origin: 'Deployment mtls-echo-v1',
    because: 'it mounts ca-certs, and its volume is called ca: the API server refuses it',
  },
  {
    sample: 'security/psp/sidecar-psp.yaml',
    code: 'CM1008',
    origin: 'PodSecurityPolicy istio-sidecar',
    because: 'Kubernetes has no PodSecurityPolicy since 1.25: the API server refuses it',
  },
  {
    sample: 'security/spire-trust-domain-federation/cluster-federated-trust-domain.yaml',
    code: 'CM1010',
    origin: 'ClusterFederatedTrustDomain ${CLUSTER}',
    because: 'a place to be filled in is no name: the API server refuses it as it is',
  },
];
