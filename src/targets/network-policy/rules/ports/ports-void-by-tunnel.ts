import { portsOfPod } from '../../../../analysis/rules/container-ports';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { ambientPods, linkerdPods } from '../needs/meshed';
import { NETWORK_POLICY, podsOfPolicy, policiesOf, rulesOf } from '../policy';

const TUNNELS = [15008, 4143];

/** Who may use the tunnel of a mesh reaches every port behind it, also those that the rule does not name. */
export const portsVoidByTunnel: ObjectRule = {
  entry: {
    code: 'CM5045',
    name: 'ports-void-by-tunnel',
    severity: 'info',
    summary: 'A rule of a NetworkPolicy allows some ports of meshed pods beside the tunnel of the mesh.',
    explanation: 'Calls between meshed pods arrive by the tunnel, whatever port they are for: for peers in the mesh the other ports are open too.',
    remedy: 'Restrict ports by policies of the mesh.',
    targets: ['istio-ambient', 'linkerd'],
    see: 'https://github.com/linkerd/linkerd2/issues/15246',
  },
  reads: [NETWORK_POLICY, 'Pod', 'Namespace'],
  check: objects => {
    const [ambient, linkerd] = [ambientPods(objects), linkerdPods(objects)];
    return policiesOf(objects).flatMap(policy => rulesOf(policy, 'ingress').flatMap(({ ports, pointer }) => {
      const allowed = ports.map(({ value }) => value.port);
      if (!allowed.some(port => TUNNELS.includes(port)) || allowed.every(port => TUNNELS.includes(port))) return [];
      const pods = podsOfPolicy(objects, policy).filter(pod => allowed.includes(15008) && ambient(pod) || allowed.includes(4143) && linkerd(pod));
      const other = pods.flatMap(portsOfPod).find(({ port, name, protocol }) => protocol === 'TCP' && !allowed.includes(port) && !allowed.includes(name));
      return other ? [{ object: policy.object, pointer: `${pointer}/ports`, message: `${nameOf(policy.object)} does not name port ${other.port}, which peers in the mesh reach by the tunnel` }] : [];
    }));
  },
};
