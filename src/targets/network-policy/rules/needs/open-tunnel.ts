import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { NETWORK_POLICY, policiesOf, rulesOf } from '../policy';

const TUNNELS = [15008, 4143];

/** Who may use the tunnel of a mesh reaches every port behind it. */
export const openTunnel: ObjectRule = {
  entry: {
    code: 'CM5038',
    name: 'tunnel-open-to-everybody',
    severity: 'warning',
    summary: 'A NetworkPolicy allows everybody the tunnel port of a mesh, beside rules for some peers.',
    explanation: 'By the tunnel every port of the pod is reached, so that the rules about peers and ports restrict nobody who is in the mesh.',
    remedy: 'Allow the tunnel port for the same peers as the other ports.',
    targets: ['istio-ambient', 'linkerd'],
    see: 'https://github.com/istio/istio/issues/56659',
  },
  reads: [NETWORK_POLICY],
  check: objects => policiesOf(objects).flatMap(policy => {
    const rules = rulesOf(policy, 'ingress');
    if (!rules.some(({ peers }) => peers.length > 0)) return [];
    return rules.filter(({ peers, ports }) => peers.length === 0 && ports.some(({ value }) => TUNNELS.includes(value.port))).map(({ pointer }) => ({
      object: policy.object, pointer, message: `${nameOf(policy.object)} allows everybody the tunnel port, and by it every port of the pods`,
    }));
  }),
};
