import { allowsPort, Need, unmet } from './coverage';
import { linkerdPods, sidecarPods } from './meshed';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { NETWORK_POLICY, PolicyRule } from '../policy';

const READS = [NETWORK_POLICY, 'Pod', 'Namespace'];

/** Whether a rule allows a port outside of the own namespace. */
function allowsOutside(rule: PolicyRule, port: number): boolean {
  return allowsPort(rule, port) && (rule.peers.length === 0 || rule.peers.some(({ value }) => value.namespaceSelector || value.ipBlock));
}

function unreached(objects: ObjectSet, of: Need['of'], ports: number[], what: string) {
  return ports.flatMap(port => unmet(objects, {
    direction: 'egress', of, metBy: rule => allowsOutside(rule, port), message: (_, pod) => `allows no egress to ${what}, of which the proxy of ${nameOf(pod.owner)} needs port ${port}`,
  })).filter(({ object }, i, all) => all.findIndex(each => each.object === object) === i);
}

/** Proxies of Istio get certificates and configuration of istiod. */
export const istiodBlocked: ObjectRule = {
  entry: {
    code: 'CM5035',
    name: 'istiod-egress-blocked',
    severity: 'error',
    summary: 'A NetworkPolicy restricts the egress of pods with a sidecar, and does not allow istiod.',
    explanation: 'The sidecar gets neither a certificate nor configuration by port 15012, so that the pod does not become ready.',
    remedy: 'Allow egress to port 15012 of the namespace of istiod.',
    targets: ['istio-sidecar'],
    see: 'https://istio.io/latest/docs/ops/deployment/application-requirements/',
  },
  reads: READS,
  check: objects => unreached(objects, sidecarPods(objects), [15012], 'istiod'),
};

/** Proxies of Linkerd get certificates, endpoints and policies of its control plane. */
export const linkerdBlocked: ObjectRule = {
  entry: {
    code: 'CM5036',
    name: 'linkerd-egress-blocked',
    severity: 'error',
    summary: 'A NetworkPolicy restricts the egress of pods with a proxy of Linkerd, and does not allow its control plane.',
    explanation: 'The proxy needs identity (8080), destination (8086) and policy (8090): without them it does not become ready.',
    remedy: 'Allow egress to ports 8080, 8086 and 8090 of the namespace of the control plane.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/architecture/',
  },
  reads: READS,
  check: objects => unreached(objects, linkerdPods(objects), [8080, 8086, 8090], 'the control plane of Linkerd'),
};
