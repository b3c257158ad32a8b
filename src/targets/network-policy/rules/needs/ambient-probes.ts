import { allowsPort, unmet } from './coverage';
import { ambientPods } from './meshed';
import { contains, rangeOf } from '../../../../analysis/rules/address-range';
import { containersOf } from '../../../../analysis/rules/container-ports';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { PodShape } from '../../../../analysis/rules/pod-index';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';
import { NETWORK_POLICY, PolicyRule } from '../policy';

const SOURCE = '169.254.7.127/32';

/** Ports that the kubelet probes by number. */
function probedPorts(pod: PodShape): number[] {
  return containersOf(pod).flatMap(({ container }) => ['readinessProbe', 'livenessProbe', 'startupProbe'].flatMap(field => {
    const { httpGet, tcpSocket, grpc } = record(container[field]);
    return [httpGet, tcpSocket, grpc].map(each => record(each).port).filter(port => typeof port === 'number');
  }));
}

function allowsSource({ peers }: PolicyRule): boolean {
  if (peers.length === 0) return true;
  return peers.some(({ value }) => {
    const range = rangeOf(record(value.ipBlock).cidr);
    return range !== undefined && contains(range, rangeOf(SOURCE)!);
  });
}

/** In ambient mode the kubelet's probes come from one address of their own. */
export const ambientProbes: ObjectRule = {
  entry: {
    code: 'CM5037',
    name: 'ambient-probes-blocked',
    severity: 'warning',
    summary: 'A NetworkPolicy for pods in ambient mode does not allow the address that probes come from.',
    explanation: 'Probes of the kubelet come from 169.254.7.127 in ambient mode: network plugins that let the node through may not know it, and the pods do not become ready.',
    remedy: 'Allow ingress from ipBlock 169.254.7.127/32.',
    targets: ['istio-ambient'],
    see: 'https://istio.io/latest/docs/ambient/usage/networkpolicy/',
  },
  reads: [NETWORK_POLICY, 'Pod', 'Namespace'],
  check: objects => {
    const ambient = ambientPods(objects);
    return unmet(objects, {
      direction: 'ingress',
      of: pod => ambient(pod) && probedPorts(pod).length > 0,
      metBy: rule => allowsSource(rule) && (rule.peers.length > 0 || rule.ports.length === 0 || !allowsPort(rule, 15008)),
      message: (_, pod) => `does not allow ${SOURCE}, where probes of ${nameOf(pod.owner)} come from`,
    });
  },
};
