import { dataPlanesOf } from './data-planes';
import { NetworkFacts } from './network-facts';
import { networkPolicy } from './policy';
import { addressPeer, podPeer, RuleSet, tcpPorts } from './rule-set';
import { NamespaceIntent } from '../../intent';
import { RolloutPhase } from '../../vocabulary/phase';
import { Manifest } from '../target';

/**
 * Default deny for every pod of a strict namespace, but for what each of them needs: DNS, the control planes of the data
 * planes, health and metrics of proxies, and the addresses that probes come from.
 *
 * ```yaml
 * kind: NetworkPolicy
 * metadata: { name: namespace.default-deny, namespace: shop }
 * spec:
 *   podSelector: {}
 *   policyTypes: [Ingress, Egress]
 *   ingress: [{ from: [169.254.7.127/32] }, { from: [pods of monitoring], ports: [TCP 15020] }]
 *   egress: [{ to: [kube-dns], ports: [UDP 53, TCP 53] }, { to: [istiod], ports: [TCP 15012] }]
 * ```
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export function renderDefaultDeny(namespace: NamespaceIntent, facts: NetworkFacts): Manifest[] {
  if (namespace.phase !== RolloutPhase.STRICT) return [];
  return [networkPolicy(namespace.name, 'namespace.default-deny', facts, {
    podSelector: {},
    ingress: () => [...fromProbes(namespace), ...toHealth(namespace), ...fromScrapers(namespace, facts)],
    egress: () => [dnsRule(facts), ...toControlPlanes(namespace), ...toOutside(facts)],
  })];
}

function fromProbes(namespace: NamespaceIntent): any[] {
  const sources = [...new Set(dataPlanesOf(namespace).flatMap(({ needs }) => needs.probeSources))].sort();
  return sources.length > 0 ? [{ from: sources.map(addressPeer) }] : [];
}

/** From everybody, on purpose: who asks for health is not known, and nothing else is told there. */
function toHealth(namespace: NamespaceIntent): any[] {
  const ports = tcpPorts(dataPlanesOf(namespace).flatMap(({ needs }) => needs.healthPorts));
  return ports.length > 0 ? [{ ports }] : [];
}

function fromScrapers(namespace: NamespaceIntent, { scrapers }: NetworkFacts): any[] {
  const rules = new RuleSet();
  rules.add(scrapers, dataPlanesOf(namespace).flatMap(({ needs }) => needs.metricsPorts));
  return rules.rules('from');
}

/** Answers that are too long for UDP come over TCP. */
function dnsRule({ dns, dnsAddresses }: NetworkFacts): any {
  return {
    to: [podPeer(dns), ...dnsAddresses.map(addressPeer)],
    ports: [{ protocol: 'UDP', port: 53 }, { protocol: 'TCP', port: 53 }],
  };
}

function toControlPlanes(namespace: NamespaceIntent): any[] {
  const rules = new RuleSet();
  const peers = dataPlanesOf(namespace).flatMap(({ needs }) => needs.controlPlane);
  peers.forEach(peer => rules.add(peer, peer.ports));
  return rules.rules('to');
}

function toOutside({ externalEgress }: NetworkFacts): any[] {
  return externalEgress.map(({ cidr, ports }) => ({ to: [addressPeer(cidr)], ports: tcpPorts(ports) }));
}
