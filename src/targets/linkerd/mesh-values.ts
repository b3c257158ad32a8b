import { LinkerdFacts } from './linkerd-facts';
import { MeshIntent } from '../../intent';
import { RolloutPhase } from '../../vocabulary/phase';

const DEFAULT_POLICIES: Partial<Record<RolloutPhase, string>> = {
  [RolloutPhase.PERMISSIVE]: 'all-unauthenticated', [RolloutPhase.AUDIT]: 'audit', [RolloutPhase.STRICT]: 'all-authenticated',
};

/**
 * Values for the chart `linkerd-control-plane`.
 *
 * ```yaml
 * linkerd-control-plane:
 *   identityTrustDomain: cluster.local
 *   clusterDomain: cluster.local
 *   proxy: { defaultInboundPolicy: all-authenticated }
 * ```
 * @see https://linkerd.io/2/reference/authorization-policy/#default-policies
 */
export function controlPlaneValues({ defaults, trustDomain, clusterDomain }: MeshIntent, { probeNetworks }: LinkerdFacts): any {
  if (!defaults) return {};
  const defaultInboundPolicy = DEFAULT_POLICIES[defaults.phase];
  return {
    'linkerd-control-plane': {
      identityTrustDomain: trustDomain,
      clusterDomain,
      ...defaultInboundPolicy && { proxy: { defaultInboundPolicy } },
      ...probeNetworks && { policyController: { probeNetworks } },
    },
  };
}
