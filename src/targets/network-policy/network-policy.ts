import { renderCalls, renderIntermediaries } from './calls';
import { renderDefaultDeny } from './default-deny';
import { EgressPosture, NetworkFacts, NetworkPolicyTargetProps } from './options';
import { NETWORK_POLICY_SUPPORT } from './support';
import { Intermediary, MeshIntent, NamespaceIntent, NetworkNeeds, ServiceIntent } from '../../intent';
import { Feature } from '../../vocabulary/feature';
import { requireInteger } from '../../vocabulary/names';
import { IMeshTarget, Manifest, Marks, Support, TargetRole } from '../target';

/**
 * Kubernetes NetworkPolicy: alone, or as a second wall beside a mesh, whose ports and peers it then admits.
 *
 * It needs a network plugin that enforces it. Beside a mesh that tunnels (ambient, Linkerd) peers are told apart, ports are
 * not: the tunnel carries every port.
 *
 * @see https://kubernetes.io/docs/concepts/services-networking/network-policies/
 */
export class NetworkPolicyTarget implements IMeshTarget {
  public readonly name = 'network-policy';
  public readonly role = TargetRole.COMPLEMENT;

  private readonly facts: NetworkFacts;

  /**
   * @param props facts of the cluster
   */
  public constructor(props: NetworkPolicyTargetProps = {}) {
    for (const { cidr, ports } of props.externalEgress ?? []) {
      if (ports.length === 0) throw new Error(`ports of external egress to '${cidr}' must not be empty: no port means every port`);
      ports.forEach(port => requireInteger(`port of external egress to '${cidr}'`, port, 1, 65535));
    }
    this.facts = {
      egress: props.egress ?? EgressPosture.DECLARED,
      externalEgress: props.externalEgress ?? [],
      dns: props.dns ?? { namespace: 'kube-system', podLabels: { 'k8s-app': 'kube-dns' } },
      dnsAddresses: props.dnsAddresses ?? [],
      scrapers: props.scrapers ?? { namespace: 'monitoring' },
    };
  }

  public support(feature: Feature): Support {
    return NETWORK_POLICY_SUPPORT[feature];
  }

  public renderMesh(_mesh: MeshIntent): Manifest[] {
    return [];
  }

  public helmValues(_mesh: MeshIntent): any {
    return {};
  }

  public renderNamespace(namespace: NamespaceIntent): Manifest[] {
    return renderDefaultDeny(namespace, this.facts);
  }

  public renderService(service: ServiceIntent): Manifest[] {
    return [...renderCalls(service, this.facts), ...renderIntermediaries(service, this.facts)];
  }

  public namespaceMarks(_namespace: NamespaceIntent): Marks {
    return {};
  }

  public serviceMarks(_service: ServiceIntent): Marks {
    return {};
  }

  public podMarks(_service: ServiceIntent): Marks {
    return {};
  }

  /** Nothing: a target that moves no traffic needs nothing of the network. */
  public networkNeeds(_namespace: NamespaceIntent): NetworkNeeds {
    return { transportPorts: [], usesApplicationPorts: false, controlPlane: [], probeSources: [], healthPorts: [], metricsPorts: [] };
  }

  public intermediariesOf(_service: ServiceIntent): Intermediary[] {
    return [];
  }
}
