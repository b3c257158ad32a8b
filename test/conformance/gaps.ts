import { TargetName } from './suite';
import { Feature } from '../../src';

/** Why a feature that a target carries is not proved at the traffic level, or not at all. */
export const GAPS: Record<TargetName, { [feature in Feature]?: string }> = {
  'istio-sidecar': {},
  'istio-ambient': {
    [Feature.OBJECTIVES]: 'an objective is a query of metrics, which a filter counts that only Istio\'s build of Envoy has',
  },
  'linkerd': {},
  'network-policy': {},
};
