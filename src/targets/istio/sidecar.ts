import { renderAuthorization, renderDefaultDeny } from './authorization';
import { sidecarNamespaceMarks, sidecarPodMarks } from './enrolment';
import { IstioTargetProps, IstioVersion, requireSoundProps } from './istio-options';
import { istiodValues } from './mesh-values';
import { renderMeshPeerAuthentication, renderPeerAuthentication } from './mtls';
import { sidecarNetworkNeeds } from './network';
import { readsAppProtocol } from './protocols';
import { sidecarReleaseFacts } from './release/sidecar';
import { renderScope } from './scope';
import { sidecarSupport } from './support/sidecar';
import { sidecarObjectiveQuery } from './telemetry';
import { renderVersionRules } from './traffic/versions';
import { renderVirtualService } from './traffic/virtual-service';
import { Intermediary, MeshIntent, NamespaceIntent, NetworkNeeds, ObjectiveIntent, ServiceIntent } from '../../intent';
import { Feature } from '../../vocabulary/feature';
import { PortProtocol } from '../../vocabulary/port';
import { Delivery } from '../../vocabulary/release/delivery';
import { isRoutedByController } from '../gateway-api/versions';
import { ownTarget } from '../own';
import { ClusterFacts, IMeshTarget, Manifest, Marks, ReleaseFacts, Reserved, Support, TargetRole } from '../target';
import { renderCircuitBreaker, renderConsumerCircuitBreakers } from './traffic/destination-rule';

/**
 * Istio with a sidecar proxy in each pod.
 *
 * @see https://istio.io/latest/docs/ops/deployment/architecture/
 */
export class IstioSidecarTarget implements IMeshTarget {
  public readonly name = 'istio-sidecar';
  public readonly role = TargetRole.DATA_PLANE;

  public readonly reserved: Reserved;
  public readonly clusterFacts?: ClusterFacts;

  private readonly rootNamespace: string;
  private readonly supported: { [feature: string]: Support };

  /**
   * Throws if a name is no DNS label.
   * @param props facts of the cluster's Istio
   */
  public constructor(private readonly props: IstioTargetProps = {}) {
    requireSoundProps(props);
    this.rootNamespace = props.rootNamespace ?? 'istio-system';
    this.clusterFacts = { rootNamespace: this.rootNamespace };
    this.reserved = {
      namespaces: [this.rootNamespace],
      userIds: [1337],
      ports: [15000, 15001, 15004, 15006, 15008, 15020, 15021, 15053, 15090],
      serviceAccounts: [],
    };
    this.supported = sidecarSupport(props.version ?? IstioVersion.V1_31, props.auditLog ?? false);
  }

  public support(feature: Feature): Support {
    return this.supported[feature];
  }

  public renderMesh(mesh: MeshIntent): Manifest[] {
    return renderMeshPeerAuthentication(mesh, this.rootNamespace);
  }

  public helmValues(mesh: MeshIntent): any {
    return { istiod: istiodValues(mesh) };
  }

  public renderNamespace(namespace: NamespaceIntent): Manifest[] {
    return [...renderPeerAuthentication(namespace), ...renderDefaultDeny(namespace)];
  }

  public renderService(service: ServiceIntent): Manifest[] {
    const own = [...renderAuthorization(service), ...renderScope(service, this.rootNamespace), ...renderConsumerCircuitBreakers(service)];
    if (isRoutedByController(service)) return own;
    return [...own, ...renderVirtualService(service), ...renderCircuitBreaker(service), ...renderVersionRules(service)];
  }

  public namespaceMarks(namespace: NamespaceIntent): Marks {
    return sidecarNamespaceMarks(namespace, this.props.revision);
  }

  public serviceMarks(_service: ServiceIntent): Marks {
    return {};
  }

  public podMarks(service: ServiceIntent): Marks {
    return sidecarPodMarks(service, this.props.auditLog ?? false);
  }

  public readsAppProtocol(appProtocol: string, protocol: PortProtocol): boolean {
    return readsAppProtocol(appProtocol, protocol);
  }

  public objectiveQuery(objective: ObjectiveIntent): string {
    return sidecarObjectiveQuery(objective);
  }

  public networkNeeds(_namespace: NamespaceIntent): NetworkNeeds {
    return sidecarNetworkNeeds(this.rootNamespace);
  }

  public intermediariesOf(_service: ServiceIntent): Intermediary[] {
    return [];
  }

  public releaseFacts(service: ServiceIntent, _delivery: Delivery): ReleaseFacts {
    return sidecarReleaseFacts(service);
  }
}

ownTarget(IstioSidecarTarget.prototype);
