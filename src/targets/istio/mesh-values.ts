import { trafficPolicyOf } from './traffic/destination-rule';
import { meshRetryOf } from './traffic/retries';
import { MeshDefaultsIntent, MeshIntent } from '../../intent';

/**
 * Values for the chart `istiod`: what Istio's own advice on security asks for, and no retries that nobody declared.
 *
 * ```yaml
 * istiod:
 *   meshConfig:
 *     trustDomain: cluster.local
 *     pathNormalization: { normalization: DECODE_AND_MERGE_SLASHES }
 *     outboundTrafficPolicy: { mode: REGISTRY_ONLY }
 *     defaultHttpRetryPolicy: { attempts: 0 }
 * ```
 * @see https://istio.io/latest/docs/ops/best-practices/security/
 */
export function istiodValues({ defaults, trustDomain }: MeshIntent): any {
  return defaults ? { meshConfig: meshConfigOf(defaults, trustDomain) } : {};
}

/** The same for ambient, and what dry-run policies need; waypoints do not read `defaultTrafficPolicy`. */
export function ambientIstiodValues(mesh: MeshIntent, dryRun: boolean): any {
  if (!mesh.defaults) return {};
  return {
    profile: 'ambient',
    ...dryRun && { env: { AMBIENT_ENABLE_DRY_RUN_AUTHORIZATION_POLICY: 'true' } },
    ...istiodValues({ ...mesh, defaults: { ...mesh.defaults, circuitBreaker: undefined } }),
  };
}

function meshConfigOf({ normalizePaths, allowUnknownHosts, retries, circuitBreaker }: MeshDefaultsIntent, trustDomain: string): any {
  return {
    trustDomain,
    ...normalizePaths && { pathNormalization: { normalization: 'DECODE_AND_MERGE_SLASHES' } },
    ...!allowUnknownHosts && { outboundTrafficPolicy: { mode: 'REGISTRY_ONLY' } },
    defaultHttpRetryPolicy: meshRetryOf(retries),
    ...circuitBreaker && { defaultTrafficPolicy: trafficPolicyOf(circuitBreaker) },
  };
}
