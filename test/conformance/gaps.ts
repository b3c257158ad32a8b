import { TargetName } from './suite';
import { Feature } from '../../src';

/** Why a feature that a target carries is not proved at the traffic level, or not at all. */
export const GAPS: Record<TargetName, { [feature in Feature]?: string }> = {
  'istio-sidecar': {},
  'istio-ambient': {},
  'linkerd': {},
  'network-policy': {},
};
