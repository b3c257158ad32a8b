import { DeliveryFeature } from '../../vocabulary/release/delivery-feature';
import { ArgoRolloutsOnMesh } from '../deliveries';
import { ArgoRolloutsFacts, Support } from '../target';

const NO_PROXY = Support.none('without a data plane nothing shares out requests', 'release by ReleaseStrategy.blueGreen(), or add a mesh to the targets');

/** What Argo Rollouts carries by Services alone. */
const SUPPORT: Record<ArgoRolloutsOnMesh, Support> = {
  [DeliveryFeature.PROGRESSIVE]: NO_PROXY,
  [DeliveryFeature.AB_TEST]: NO_PROXY,
  [DeliveryFeature.PREVIEW]: NO_PROXY,
  [DeliveryFeature.TCP]: NO_PROXY,
  [DeliveryFeature.MIRRORING]: NO_PROXY,
  [DeliveryFeature.OBJECTIVES]: Support.none('nothing counts requests', 'leave out the objectives, or add a mesh to the targets'),
};

/** What Argo Rollouts needs to release a service without a data plane. */
export function networkPolicyArgoFacts(): ArgoRolloutsFacts {
  return { trafficRouting: undefined, support: SUPPORT };
}
