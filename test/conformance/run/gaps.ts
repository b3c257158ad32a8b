import { Feature } from '../../../src';
import { TargetName } from '../suite';

/** Why a feature that a target carries is not proved at the traffic level, or not at all. */
export const GAPS: Record<TargetName, { [feature in Feature]?: string }> = {
  'istio-sidecar': {
    [Feature.PROBES]: 'the injector leads probes to its agent beside the proxy, and neither is a package: the annotation that asks for it is checked',
  },
  'istio-ambient': {
    [Feature.OBJECTIVES]: 'an objective is a query of metrics, which a filter counts that only Istio\'s build of Envoy has',
  },
  'linkerd': {
    [Feature.MESH_DEFAULTS]: 'Helm values only: there is no object that a controller or a proxy could be asked about',
    [Feature.CIRCUIT_BREAKING]: 'what the controller tells proxies of it is compared; that a proxy then takes endpoints out is not measured',
    [Feature.EJECTION_TIME]: 'what the controller tells proxies of it is compared; how long a proxy takes endpoints out is not measured',
  },
  'network-policy': {},
};
