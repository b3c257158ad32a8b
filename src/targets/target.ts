import { Manifest } from './manifest';
import { ReleaseFacts } from './release';
import { Support } from './support';
import { MeshIntent } from '../intent/mesh';
import { NamespaceIntent } from '../intent/namespace';
import { INetworkFacts } from '../intent/network';
import { ObjectiveIntent } from '../intent/objective';
import { ServiceIntent } from '../intent/service';
import { Feature } from '../vocabulary/feature';
import { PortProtocol } from '../vocabulary/port';
import { Delivery } from '../vocabulary/release/delivery';

export * from './manifest';
export * from './support';
export * from './release';

/** Whether a target moves traffic or only guards it. */
export enum TargetRole {
  /** Moves traffic; every data plane of a mesh must carry what is asked. */
  DATA_PLANE = 'data-plane',
  /** Stands beside a data plane and takes what it can. */
  COMPLEMENT = 'complement',
}

/** Labels and annotations that a target needs on an object that it does not render. */
export interface Marks {
  /**
   * Labels.
   * @default - none
   */
  readonly labels?: { [key: string]: string };
  /**
   * Annotations.
   * @default - none
   */
  readonly annotations?: { [key: string]: string };
  /**
   * Labels and annotations that would undo these, and must not be there: 'key', or 'key=value' for one value of it.
   * @default - none
   */
  readonly absent?: string[];
}

/** What belongs to a target itself. */
export interface Reserved {
  /** Namespaces of its control plane: a policy there may hold for the whole mesh. */
  readonly namespaces: string[];
  /** User ids of its proxies: traffic of such users passes them by. */
  readonly userIds: number[];
  /** Ports of pods that its proxies listen on, or let pass by. */
  readonly ports: number[];
  /** ServiceAccounts, in any namespace, that its own pods run as: whoever else does has what they may do. */
  readonly serviceAccounts: string[];
}

/** What a target knows of its cluster: rules about objects, whoever wrote them, read it. */
export interface ClusterFacts {
  /**
   * Namespace of the control plane, whose policies hold for the whole mesh.
   * @default - the one that the mesh is installed in by default
   */
  readonly rootNamespace?: string;
  /**
   * Whether the cluster has the experimental channel of the Gateway API's CRDs.
   * @default - not known
   */
  readonly experimentalGatewayApi?: boolean;
}

/**
 * A mesh that declarations are compiled for: the whole contract.
 *
 * Every method is pure and total: no exception, no input but its arguments and the target's own options, no clock. It is
 * asked when all declarations are made, or when a program looks at the objects earlier.
 */
export interface IMeshTarget extends INetworkFacts {
  /** Name, a DNS label: 'istio-ambient'. */
  readonly name: string;
  /** Whether the target moves traffic or only guards it. */
  readonly role: TargetRole;
  /** What programs must not use. */
  readonly reserved: Reserved;
  /**
   * What is known of the cluster.
   * @default - nothing
   */
  readonly clusterFacts?: ClusterFacts;
  /**
   * How well the target carries a feature.
   * @param feature the feature
   */
  support(feature: Feature): Support;
  /**
   * Objects of the whole mesh; only where the program declares defaults of the mesh.
   * @param mesh the mesh
   */
  renderMesh(mesh: MeshIntent): Manifest[];
  /**
   * Values for the Helm charts of the mesh; only where the program declares defaults of the mesh.
   * @param mesh the mesh
   */
  helmValues(mesh: MeshIntent): any;
  /**
   * Objects of a namespace.
   * @param namespace an owned namespace
   */
  renderNamespace(namespace: NamespaceIntent): Manifest[];
  /**
   * Objects of a service.
   * @param service an owned service
   */
  renderService(service: ServiceIntent): Manifest[];
  /**
   * Labels and annotations of the Namespace object.
   * @param namespace an owned namespace
   */
  namespaceMarks(namespace: NamespaceIntent): Marks;
  /**
   * Labels and annotations of the Kubernetes Service.
   * @param service an owned service
   */
  serviceMarks(service: ServiceIntent): Marks;
  /**
   * Labels and annotations of the pod template.
   * @param service an owned service
   */
  podMarks(service: ServiceIntent): Marks;
  /**
   * Whether the target takes a port of an existing Service for what is declared of it.
   * @param appProtocol value that the port has
   * @param protocol what is declared
   */
  readsAppProtocol(appProtocol: string, protocol: PortProtocol): boolean;
  /**
   * PromQL that gives one number without labels about the requests of one version, and of no other; nothing where it had none. Percent of
   * the requests that did not fail, 0 to 100, or milliseconds that a percentile of them took. Asked only where `Feature.OBJECTIVES` is
   * carried.
   * @param objective what is asked
   */
  objectiveQuery(objective: ObjectiveIntent): string;
  /**
   * What a controller needs to release a service: nothing of a mesh on which it cannot.
   * @param service an owned service that is released
   * @param delivery which controller
   */
  releaseFacts(service: ServiceIntent, delivery: Delivery): ReleaseFacts;
}
