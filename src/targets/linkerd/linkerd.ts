import { renderAuthorization } from './authorization';
import { circuitBreakerMarks } from './circuit-breaking';
import { namespaceMarks, opaqueMarks, podMarks } from './enrolment';
import { LinkerdFacts } from './linkerd-facts';
import { LinkerdTargetProps } from './linkerd-options';
import { readsAppProtocol } from './protocols';
import { renderProxyAdmin } from './proxy-admin';
import { renderResilience } from './resilience';
import { linkerdSupport } from './support';
import { Intermediary, MeshIntent, NamespaceIntent, NetworkNeeds, ServiceIntent } from '../../intent';
import { Feature } from '../../vocabulary/feature';
import { requireDnsLabel } from '../../vocabulary/names';
import { RolloutPhase } from '../../vocabulary/phase';
import { PortProtocol } from '../../vocabulary/port';
import { IMeshTarget, Manifest, Marks, Reserved, Support, TargetRole } from '../target';

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
   * @param props facts of the cluster's Linkerd
   */
  public constructor(props: LinkerdTargetProps = {}) {
    this.facts = {
      controlPlaneNamespace: props.controlPlaneNamespace ?? 'linkerd',
      probeNetworks: props.probeNetworks,
      scraperNetworks: props.scraperNetworks,
    };
    requireDnsLabel('controlPlaneNamespace', this.facts.controlPlaneNamespace);
    this.reserved = { namespaces: [this.facts.controlPlaneNamespace], userIds: [2102], ports: [4140, 4143, 4190, 4191, 4567, 4568] };
  }

  public support(feature: Feature): Support {
    return linkerdSupport(this.facts)[feature];
  }

  public renderMesh(_mesh: MeshIntent): Manifest[] {
    return [];
  }

  public helmValues({ defaults }: MeshIntent): any {
    if (!defaults || defaults.phase === RolloutPhase.DISABLED) return {};
    const policies = { [RolloutPhase.PERMISSIVE]: 'all-unauthenticated', [RolloutPhase.AUDIT]: 'audit', [RolloutPhase.STRICT]: 'all-authenticated' };
    return { 'linkerd-control-plane': { proxy: { defaultInboundPolicy: policies[defaults.phase] } } };
  }

  public renderNamespace(namespace: NamespaceIntent): Manifest[] {
    return renderProxyAdmin(namespace, this.facts);
  }

  public renderService(service: ServiceIntent): Manifest[] {
    return [...renderAuthorization(service, this.facts), ...renderResilience(service)];
  }

  public namespaceMarks(namespace: NamespaceIntent): Marks {
    return namespaceMarks(namespace);
  }

  public serviceMarks(service: ServiceIntent): Marks {
    return { annotations: { ...opaqueMarks(service), ...circuitBreakerMarks(service) } };
  }

  public podMarks(service: ServiceIntent): Marks {
    return podMarks(service);
  }

  public readsAppProtocol(appProtocol: string, protocol: PortProtocol): boolean {
    return readsAppProtocol(appProtocol, protocol);
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
}
