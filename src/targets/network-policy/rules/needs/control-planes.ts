import { allowsPort, Need, unmet } from './coverage';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { NETWORK_POLICY, PolicyRule } from '../policy';

/** Kinds by which it is known who has a proxy. */
export const READS = [NETWORK_POLICY, 'Pod', 'Namespace'];

/** Whether a rule allows a port outside of the own namespace. */
function allowsOutside(rule: PolicyRule, port: number): boolean {
  return allowsPort(rule, port) && (rule.peers.length === 0 || rule.peers.some(({ value }) => value.namespaceSelector || value.ipBlock));
}

/** Policies that leave no way to ports of a control plane to pods that need it. */
export function unreached(objects: ObjectSet, of: Need['of'], ports: number[], what: string) {
  return ports.flatMap(port => unmet(objects, {
    direction: 'egress', of, metBy: rule => allowsOutside(rule, port), message: (_, pod) => `allows no egress to ${what}, of which the proxy of ${nameOf(pod.owner)} needs port ${port}`,
  })).filter(({ object }, i, all) => all.findIndex(each => each.object === object) === i);
}
