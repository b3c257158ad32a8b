import { renderCalls } from './calls';
import { NO_NEEDS } from './data-planes';
import { renderDefaultDeny } from './default-deny';
import { renderIntermediaries } from './intermediaries';
import { NetworkFacts, networkFactsOf } from './network-facts';
import { NetworkPolicyTargetProps } from './options';
import { networkPolicyArgoFacts } from './release';
import { NETWORK_POLICY_SUPPORT } from './support';
import { Intermediary, MeshIntent, NamespaceIntent, NetworkNeeds, ObjectiveIntent, ServiceIntent } from '../../intent';
import { Feature } from '../../vocabulary/feature';
import { PortProtocol } from '../../vocabulary/port';
import { Delivery } from '../../vocabulary/release/delivery';
import { ownTarget } from '../own';
import { IMeshTarget, Manifest, Marks, ReleaseFacts, Reserved, Support, TargetRole } from '../target';

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
  public readonly reserved: Reserved = { namespaces: [], userIds: [], ports: [], serviceAccounts: [] };

  private readonly facts: NetworkFacts;

  /**
   * Throws if a namespace is no DNS label, an address no CIDR, or labels or ports are empty.
   * @param props facts of the cluster
   */
  public constructor(props: NetworkPolicyTargetProps = {}) {
    this.facts = networkFactsOf(props);
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

  /** Connections are all that it sees, whatever is spoken. */
  public readsAppProtocol(_appProtocol: string, _protocol: PortProtocol): boolean {
    return true;
  }

  /** Empty: it counts no requests. */
  public objectiveQuery(_objective: ObjectiveIntent): string {
    return '';
  }

  /** Nothing: a target that moves no traffic needs nothing of the network. */
  public networkNeeds(_namespace: NamespaceIntent): NetworkNeeds {
    return NO_NEEDS;
  }

  public intermediariesOf(_service: ServiceIntent): Intermediary[] {
    return [];
  }

  /** Nothing stands between source and destination: only a controller that changes what Services select can release. */
  public releaseFacts(_service: ServiceIntent, _delivery: Delivery): ReleaseFacts {
    return { argoRollouts: networkPolicyArgoFacts() };
  }
}

ownTarget(NetworkPolicyTarget.prototype);
