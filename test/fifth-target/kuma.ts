import {
  Feature, IMeshTarget, Intermediary, Manifest, Marks, NamespaceIntent, NetworkNeeds, PortProtocol, ReleaseFacts, Reserved, ServiceIntent, Support,
  TargetRole,
} from '../../src';

/** A fifth mesh, written outside the library: one permission for each service that is called. */
export class KumaTarget implements IMeshTarget {
  public readonly name = 'kuma';
  public readonly role = TargetRole.DATA_PLANE;
  public readonly reserved: Reserved = { namespaces: ['kuma-system'], userIds: [5678], ports: [15001], serviceAccounts: [] };

  public support(feature: Feature): Support {
    const carried = [Feature.ENROLMENT, Feature.IDENTITY, Feature.STRICT_MTLS, Feature.DEFAULT_DENY, Feature.AUTHORIZATION_BY_IDENTITY];
    return carried.includes(feature) ? Support.full() : Support.none('this small target does not', 'another target');
  }

  public renderService(service: ServiceIntent): Manifest[] {
    if (service.inbound.length === 0) return [];
    const key = { apiVersion: 'kuma.io/v1alpha1', kind: 'MeshTrafficPermission', name: service.name, namespace: service.namespace.name };
    return [Manifest.of(key, {
      produce: () => ({
        spec: {
          targetRef: { kind: 'MeshService', name: service.name },
          from: service.inbound.map(call => ({ targetRef: { kind: 'MeshService', name: call.source.name }, default: { action: 'Allow' } })),
        },
      }),
    })];
  }

  public renderMesh(): Manifest[] {
    return [];
  }

  public helmValues(): any {
    return {};
  }

  public renderNamespace(): Manifest[] {
    return [];
  }

  public namespaceMarks(_namespace: NamespaceIntent): Marks {
    return { labels: { 'kuma.io/sidecar-injection': 'enabled' } };
  }

  public serviceMarks(): Marks {
    return {};
  }

  public podMarks(): Marks {
    return {};
  }

  public readsAppProtocol(appProtocol: string, protocol: PortProtocol): boolean {
    return appProtocol === protocol;
  }

  /** Not asked, since objectives are not carried. */
  public objectiveQuery(): string {
    return '';
  }

  /** No controller releases on this small target. */
  public releaseFacts(): ReleaseFacts {
    return {};
  }

  public networkNeeds(): NetworkNeeds {
    return { transportPorts: [], usesApplicationPorts: true, controlPlane: [], probeSources: [], healthPorts: [], metricsPorts: [] };
  }

  public intermediariesOf(): Intermediary[] {
    return [];
  }
}
