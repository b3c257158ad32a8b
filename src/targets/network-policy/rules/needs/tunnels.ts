import { allowsPort, Need, unmet } from './coverage';
import { ambientPods, linkerdPods } from './meshed';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { PodShape } from '../../../../analysis/rules/pod-index';
import { ObjectRule, RuleEntry } from '../../../../analysis/rules/rule';
import { namespaceOfPeer } from '../peers/peer-pods';
import { Direction, NETWORK_POLICY, PolicyRule } from '../policy';

/** Stands for the namespace of the policy. */
const OWN = '';

/** The port by which traffic between pods of a mesh arrives, whatever port was called. */
interface Tunnel {
  readonly port: number;
  readonly of: string;
  readonly pods: (objects: ObjectSet) => Need['of'];
  readonly target: string;
  readonly see: string;
}

/** That of ztunnel. */
export const HBONE: Tunnel = {
  port: 15008, of: 'ztunnel', pods: ambientPods, target: 'istio-ambient', see: 'https://istio.io/latest/docs/ambient/usage/networkpolicy/',
};

/** That of Linkerd. */
export const PROXY: Tunnel = {
  port: 4143, of: 'the proxy of Linkerd', pods: linkerdPods, target: 'linkerd', see: 'https://github.com/linkerd/linkerd2/issues/15246',
};

/** A rule about a way of traffic that policies leave no tunnel for. */
export function blocked(tunnel: Tunnel, direction: Direction, entry: Pick<RuleEntry, 'code' | 'name'>): ObjectRule {
  const { port, of, target, see } = tunnel;
  return {
    entry: {
      ...entry,
      severity: 'error',
      summary: `A NetworkPolicy restricts the ${direction} of meshed pods to ports without ${port}.`,
      explanation: `Calls between meshed pods arrive at port ${port}, that of ${of}, whatever port was called: the policy drops them, and they time out.`,
      remedy: `Allow port ${port} for the same peers.`,
      targets: [target],
      see,
    },
    reads: [NETWORK_POLICY, 'Pod', 'Namespace'],
    check: objects => unmet(objects, {
      direction,
      of: tunnel.pods(objects),
      metBy: rule => allowsPort(rule, port),
      expected: rules => rules.some(rule => isOfMesh(rule, tunnel.pods(objects))),
      message: (_, pod) => `allows no ${direction} on port ${port}, by which ${of} of ${nameOf(pod.owner)} talks to other pods of the mesh`,
    }),
  };
}

/** Whether a rule restricts the ports of peers that are in the mesh, as those of the own namespace are. */
function isOfMesh({ ports, peers, direction }: PolicyRule, isMeshed: Need['of']): boolean {
  if (!ports.some(({ value }) => value.port !== 53)) return false;
  if (peers.length === 0) return direction === 'ingress';
  return peers.some(peer => {
    const namespace = namespaceOfPeer(peer, OWN);
    return namespace === OWN || namespace !== undefined && isMeshed({ namespace, labels: {}, annotations: {} } as PodShape);
  });
}
