import { renderAuthorization } from './authorization';
import { circuitBreakerMarks } from './circuit-breaking';
import { namespaceMarks, opaqueMarks, podMarks } from './enrolment';
import { LinkerdFacts, requireNetworks } from './linkerd-facts';
import { LinkerdTargetProps, LinkerdVersion } from './linkerd-options';
import { controlPlaneValues } from './mesh-values';
import { readsAppProtocol } from './protocols';
import { renderProxyAdmin } from './proxy-admin';
import { linkerdReleaseFacts } from './release';
import { renderResilience } from './resilience';
import { linkerdSupport } from './support';
import { objectiveQuery } from './telemetry';
import { Intermediary, MeshIntent, NamespaceIntent, NetworkNeeds, ObjectiveIntent, ServiceIntent } from '../../intent';
import { Feature } from '../../vocabulary/feature';
import { requireDnsLabel } from '../../vocabulary/names';
import { PortProtocol } from '../../vocabulary/port';
import { Delivery } from '../../vocabulary/release/delivery';
import { GatewayApiVersion } from '../gateway-api';
import { isRoutedByController } from '../gateway-api/versions';
import { ownTarget } from '../own';
import { IMeshTarget, Manifest, Marks, ReleaseFacts, Reserved, Support, TargetRole } from '../target';

/**
 * Linkerd.
 *
 * @see https://linkerd.io/2/overview/
 */
export class LinkerdTarget implements IMeshTarget {
  public readonly name = 'linkerd';
  public readonly role = TargetRole.DATA_PLANE;

  public readonly reserved: Reserved;

  private readonly facts: LinkerdFacts;

  /**
   * Throws if a name is no DNS label, or a network no CIDR.
   * @param props facts of the cluster's Linkerd
   */
  public constructor(props: LinkerdTargetProps = {}) {
    this.facts = {
      version: props.version ?? LinkerdVersion.V2_20,
      gatewayApiVersion: props.gatewayApiVersion ?? GatewayApiVersion.V1_2,
      controlPlaneNamespace: props.controlPlaneNamespace ?? 'linkerd',
      probeNetworks: props.probeNetworks,
      scraperNetworks: props.scraperNetworks,
    };
    requireDnsLabel('controlPlaneNamespace', this.facts.controlPlaneNamespace);
    requireNetworks('probeNetworks', props.probeNetworks);
    requireNetworks('scraperNetworks', props.scraperNetworks);
    this.reserved = {
      namespaces: [this.facts.controlPlaneNamespace], userIds: [2102], ports: [4140, 4143, 4190, 4191, 4567, 4568], serviceAccounts: [],
    };
  }

  public support(feature: Feature): Support {
    return linkerdSupport(this.facts)[feature];
  }

  public renderMesh(_mesh: MeshIntent): Manifest[] {
    return [];
  }

  public helmValues(mesh: MeshIntent): any {
    return controlPlaneValues(mesh, this.facts);
  }

  public renderNamespace(namespace: NamespaceIntent): Manifest[] {
    return renderProxyAdmin(namespace, this.facts);
  }

  public renderService(service: ServiceIntent): Manifest[] {
    return [...renderAuthorization(service, this.facts), ...isRoutedByController(service) ? [] : renderResilience(service)];
  }

  public namespaceMarks(namespace: NamespaceIntent): Marks {
    return namespaceMarks(namespace);
  }

  public serviceMarks(service: ServiceIntent): Marks {
    const { annotations, absent } = opaqueMarks(service);
    return { annotations: { ...annotations, ...circuitBreakerMarks(service) }, absent };
  }

  public podMarks(service: ServiceIntent): Marks {
    return podMarks(service);
  }

  public readsAppProtocol(appProtocol: string, protocol: PortProtocol): boolean {
    return readsAppProtocol(appProtocol, protocol);
  }

  public objectiveQuery(objective: ObjectiveIntent): string {
    return objectiveQuery(objective);
  }

  /** Meshed traffic arrives at 4143, whatever port is called; 4191 gives metrics. */
  public networkNeeds(_namespace: NamespaceIntent): NetworkNeeds {
    return {
      transportPorts: [4143],
      usesApplicationPorts: false,
      controlPlane: [{ namespace: this.facts.controlPlaneNamespace, ports: [8080, 8086, 8090] }],
      probeSources: [],
      healthPorts: [],
      metricsPorts: [4191],
    };
  }

  public intermediariesOf(_service: ServiceIntent): Intermediary[] {
    return [];
  }

  public releaseFacts(service: ServiceIntent, delivery: Delivery): ReleaseFacts {
    return linkerdReleaseFacts(service, delivery);
  }
}

ownTarget(LinkerdTarget.prototype);
