import { EgressPosture, NetworkFacts } from './options';
import { needsIn, podPeer, tcpPorts } from './peers';
import { NamespaceIntent, NetworkPeer } from '../../intent';
import { RolloutPhase } from '../../vocabulary/phase';
import { Manifest } from '../target';

/** API version and kind of every object of this target. */
export const NETWORK_POLICY = { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy' };

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
 *   egress: [{ to: [kube-dns], ports: [UDP 53, TCP 53] }, { to: [istiod], ports: [TCP 15012] }]
 * ```
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export function renderDefaultDeny(namespace: NamespaceIntent, facts: NetworkFacts): Manifest[] {
  if (namespace.phase !== RolloutPhase.STRICT) return [];
  return [Manifest.of({ ...NETWORK_POLICY, name: 'namespace.default-deny', namespace: namespace.name }, {
    produce: () => ({
      spec: {
        podSelector: {},
        policyTypes: policyTypes(facts),
        ingress: optional(ingressOf(namespace, facts)),
        egress: facts.egress === EgressPosture.DECLARED ? egressOf(namespace, facts) : undefined,
      },
    }),
  })];
}

/** Directions that policies guard. */
export function policyTypes(facts: NetworkFacts): string[] {
  return facts.egress === EgressPosture.DECLARED ? ['Ingress', 'Egress'] : ['Ingress'];
}

/** A list, or nothing where it is empty. */
export function optional<T>(list: T[]): T[] | undefined {
  return list.length > 0 ? list : undefined;
}

function ingressOf(namespace: NamespaceIntent, { scrapers }: NetworkFacts): any[] {
  const needs = needsIn(namespace).map(each => each.needs);
  const probeSources = [...new Set(needs.flatMap(each => each.probeSources))].sort();
  const healthPorts = needs.flatMap(each => each.healthPorts);
  const metricsPorts = needs.flatMap(each => each.metricsPorts);
  return [
    ...probeSources.length > 0 ? [{ from: probeSources.map(cidr => ({ ipBlock: { cidr } })) }] : [],
    ...healthPorts.length > 0 ? [{ ports: tcpPorts(healthPorts) }] : [],
    ...metricsPorts.length > 0 ? [{ from: [podPeer(scrapers.namespace, scrapers.podLabels)], ports: tcpPorts(metricsPorts) }] : [],
  ];
}

function egressOf(namespace: NamespaceIntent, facts: NetworkFacts): any[] {
  const controlPlanes = needsIn(namespace).flatMap(({ needs }) => needs.controlPlane);
  return [
    {
      to: [podPeer(facts.dns.namespace, facts.dns.podLabels), ...facts.dnsAddresses.map(cidr => ({ ipBlock: { cidr } }))],
      ports: [{ protocol: 'UDP', port: 53 }, { protocol: 'TCP', port: 53 }],
    },
    ...controlPlanes.map((peer: NetworkPeer) => ({ to: [podPeer(peer.namespace, peer.podLabels)], ports: tcpPorts(peer.ports) })),
    ...facts.externalEgress.map(({ cidr, ports }) => ({ to: [{ ipBlock: { cidr } }], ports: tcpPorts(ports) })),
  ];
}
