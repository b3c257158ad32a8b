import { MeshIntent } from '../../intent';

/**
 * Values for the chart `istiod`: what Istio's own advice on security asks for, and no retries that nobody declared.
 *
 * @see https://istio.io/latest/docs/ops/best-practices/security/
 */
export function istiodValues({ defaults, trustDomain }: MeshIntent): any {
  if (!defaults) return {};
  return {
    meshConfig: {
      trustDomain,
      ...defaults.normalizePaths && { pathNormalization: { normalization: 'DECODE_AND_MERGE_SLASHES' } },
      ...!defaults.allowUnknownHosts && { outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' } },
      defaultHttpRetryPolicy: { attempts: 0 },
    },
  };
}
