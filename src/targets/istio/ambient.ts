import { renderAmbientAuthorization, renderWaypointDeny } from './ambient-authorization';
import { renderDefaultDeny, hasPolicies } from './authorization';
import { ambientNamespaceMarks, ambientPodMarks } from './enrolment';
import { IstioTargetProps, requireSoundProps } from './istio-options';
import { ambientIstiodValues } from './mesh-values';
import { renderMeshPeerAuthentication, renderPeerAuthentication } from './mtls';
import { ambientNetworkNeeds, waypointsOf } from './network';
import { readsAppProtocol } from './protocols';
import { ownTarget } from '../own';
import { ClusterFacts, IMeshTarget, Manifest, Marks, ReleaseFacts, Reserved, Support, SupportLevel, TargetRole } from '../target';
import { ambientReleaseFacts } from './release/ambient';
import { ambientSupport } from './support/ambient';
import { ambientObjectiveQuery } from './telemetry';
import { renderCircuitBreaker } from './traffic/destination-rule';
import { renderHttpRoutes } from './traffic/http-route';
import { renderVersionRules } from './traffic/versions';
import { renderWaypoint, usesWaypoint, Waypoint, waypointMarks } from './waypoint';
import { Intermediary, MeshIntent, NamespaceIntent, NetworkNeeds, ObjectiveIntent, ServiceIntent } from '../../intent';
import { Feature, REQUEST_FEATURES } from '../../vocabulary/feature';
import { requireDnsLabel } from '../../vocabulary/names';
import { RolloutPhase } from '../../vocabulary/phase';
import { PortProtocol } from '../../vocabulary/port';
import { Delivery } from '../../vocabulary/release/delivery';
import { GatewayApiChannel } from '../gateway-api';
import { isRoutedByController } from '../gateway-api/versions';

/** Facts of the cluster's Istio in ambient mode. */
export interface IstioAmbientTargetProps extends IstioTargetProps {
  /**
   * Channel of the Gateway API's CRDs in the cluster; retries need the experimental one.
   * @default GatewayApiChannel.STANDARD
   */
  readonly gatewayApiChannel?: GatewayApiChannel;
  /**
   * Whether istiod runs with AMBIENT_ENABLE_DRY_RUN_AUTHORIZATION_POLICY=true, which the audit phase needs.
   * @default false
   */
  readonly dryRun?: boolean;
  /**
   * Whether istiod repeats failed requests where nothing is declared: as shipped, twice, on gRPC UNAVAILABLE and CANCELLED too.
   * False says that meshConfig.defaultHttpRetryPolicy.attempts is 0, which gRPC calls without retries need behind a waypoint.
   * @default true
   */
  readonly defaultRetries?: boolean;
  /**
   * Name of the waypoint of each namespace, a DNS label.
   * @default 'waypoint'
   */
  readonly waypointName?: string;
}

/**
 * Istio in ambient mode: ztunnel for connections, and a waypoint only where a call needs more.
 *
 * @see https://istio.io/latest/docs/ambient/overview/
 */
export class IstioAmbientTarget implements IMeshTarget {
  public readonly name = 'istio-ambient';
  public readonly role = TargetRole.DATA_PLANE;

  public readonly reserved: Reserved;
  public readonly clusterFacts?: ClusterFacts;

  private readonly rootNamespace: string;
  private readonly waypoint: Waypoint;
  private readonly dryRun: boolean;
  private readonly supported: { [feature: string]: Support };

  /**
   * Throws if a name is no DNS label.
   * @param props facts of the cluster's Istio
   */
  public constructor(props: IstioAmbientTargetProps = {}) {
    this.rootNamespace = props.rootNamespace ?? 'istio-system';
    this.reserved = { namespaces: [this.rootNamespace], userIds: [], ports: [15001, 15006, 15008, 15053], serviceAccounts: [props.waypointName ?? 'waypoint'] };
    this.clusterFacts = {
      rootNamespace: this.rootNamespace,
      experimentalGatewayApi: props.gatewayApiChannel && props.gatewayApiChannel === GatewayApiChannel.EXPERIMENTAL,
    };
    this.dryRun = props.dryRun ?? false;
    this.supported = ambientSupport({
      dryRun: this.dryRun,
      auditLog: props.auditLog ?? false,
      httpRouteRetry: props.gatewayApiChannel === GatewayApiChannel.EXPERIMENTAL,
      defaultRetries: props.defaultRetries ?? true,
    });
    this.waypoint = {
      name: props.waypointName ?? 'waypoint',
      revision: props.revision,
      auditLog: props.auditLog ?? false,
      carries: REQUEST_FEATURES.filter(feature => this.supported[feature].level !== SupportLevel.NONE),
    };
    requireDnsLabel('waypointName', this.waypoint.name);
    requireSoundProps(props);
  }

  public support(feature: Feature): Support {
    return this.supported[feature];
  }

  public renderMesh(mesh: MeshIntent): Manifest[] {
    return renderMeshPeerAuthentication(mesh, this.rootNamespace);
  }

  public helmValues(mesh: MeshIntent): any {
    return { istiod: ambientIstiodValues(mesh, this.dryRun) };
  }

  public renderNamespace(namespace: NamespaceIntent): Manifest[] {
    const waypoint = renderWaypoint(namespace, this.waypoint);
    const denied = waypoint.length > 0 ? renderWaypointDeny(namespace, this.waypoint) : [];
    const guards = this.guards(namespace) ? [...renderDefaultDeny(namespace), ...denied] : [];
    return [...renderPeerAuthentication(namespace), ...guards, ...waypoint];
  }

  public renderService(service: ServiceIntent): Manifest[] {
    return [
      ...this.guards(service.namespace) ? renderAmbientAuthorization(service, this.waypoint) : [],
      ...usesWaypoint(service, this.waypoint) ? [...this.renderRoutes(service), ...renderVersionRules(service)] : [],
    ];
  }

  public namespaceMarks(namespace: NamespaceIntent): Marks {
    return ambientNamespaceMarks(namespace);
  }

  public serviceMarks(service: ServiceIntent): Marks {
    return waypointMarks(service, this.waypoint);
  }

  public podMarks(service: ServiceIntent): Marks {
    return ambientPodMarks(service);
  }

  public readsAppProtocol(appProtocol: string, protocol: PortProtocol): boolean {
    return readsAppProtocol(appProtocol, protocol);
  }

  public objectiveQuery(objective: ObjectiveIntent): string {
    return ambientObjectiveQuery(objective);
  }

  public networkNeeds(_namespace: NamespaceIntent): NetworkNeeds {
    return ambientNetworkNeeds(this.rootNamespace);
  }

  public intermediariesOf(service: ServiceIntent): Intermediary[] {
    return waypointsOf(service, this.waypoint);
  }

  public releaseFacts(service: ServiceIntent, delivery: Delivery): ReleaseFacts {
    return ambientReleaseFacts(service, delivery, this.renderRoutes(service));
  }

  private renderRoutes(service: ServiceIntent): Manifest[] {
    if (isRoutedByController(service)) return [];
    return [...renderHttpRoutes(service, this.support(Feature.RETRIES).level !== SupportLevel.NONE), ...renderCircuitBreaker(service)];
  }

  /** In audit only where the cluster knows dry-run: elsewhere the policies would be dropped or, by old releases, enforced. */
  private guards({ phase }: NamespaceIntent): boolean {
    return hasPolicies(phase) && (phase !== RolloutPhase.AUDIT || this.dryRun);
  }
}

ownTarget(IstioAmbientTarget.prototype);
