import { Example } from './example';
import { AMBIENT_EXAMPLES } from './istio-ambient';
import { SIDECAR_EXAMPLES } from './istio-sidecar';
import { LINKERD_EXAMPLES } from './linkerd';
import { NETWORK_POLICY_EXAMPLES } from './network-policy';
import { TargetName } from '../../suite';

/** Mistakes by the target whose objects they are in. */
export const EXAMPLES: Record<TargetName, Example[]> = {
  'istio-sidecar': SIDECAR_EXAMPLES, 'istio-ambient': AMBIENT_EXAMPLES, 'linkerd': LINKERD_EXAMPLES, 'network-policy': NETWORK_POLICY_EXAMPLES,
};
