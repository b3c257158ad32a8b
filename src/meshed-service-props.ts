import { IConstruct } from 'constructs';
import { Mesh } from './mesh';
import { IMeshNamespace } from './strict-mtls-namespace';
import { CircuitBreaker } from './vocabulary/circuit-breaker';
import { Feature } from './vocabulary/feature';
import { Port } from './vocabulary/port';
import { Probe } from './vocabulary/probe';

/** CPU and memory of a container, as Kubernetes quantities: '100m', '64Mi'. */
export interface ContainerResources {
  /**
   * CPU that is reserved.
   * @default - none
   */
  readonly cpuRequest?: string;
  /**
   * CPU that is not exceeded.
   * @default - not limited
   */
  readonly cpuLimit?: string;
  /**
   * Memory that is reserved.
   * @default - none
   */
  readonly memoryRequest?: string;
  /**
   * Memory that is not exceeded.
   * @default - not limited
   */
  readonly memoryLimit?: string;
}

/** Properties of a service: either an image to run, or an existing workload. */
export interface MeshedServiceProps {
  /** Namespace of the service. */
  readonly namespace: IMeshNamespace;
  /**
   * Name of the service and of its objects, a DNS label.
   * @default - the id of the construct
   */
  readonly name?: string;
  /**
   * Image to run; a Deployment, a ServiceAccount and, where there are ports, a Service are created.
   * @default - the workload is an existing one
   */
  readonly image?: string;
  /**
   * Construct that holds an existing workload: a Deployment of cdk8s-plus, an Include, Helm, an imported class or an
   * ApiObject. What it lacks is added; what contradicts the declaration is an error.
   * @default - the workload is created from the image
   */
  readonly workload?: IConstruct;
  /**
   * Name of the workload inside the construct.
   * @default - the name of the service where the construct holds several, else the only one
   */
  readonly workloadName?: string;
  /**
   * Construct that holds the existing Service in front of the existing workload.
   * @default - the Service beside the workload that selects its pods; created if there are ports and no such Service
   */
  readonly service?: IConstruct;
  /**
   * Ports; of an existing Service, those to be declared otherwise than their names and appProtocol tell.
   * @default - those of the existing Service; none for a workload that is only a source
   */
  readonly ports?: Port[];
  /**
   * Number of pods.
   * @default 2
   */
  readonly replicas?: number;
  /**
   * Environment of the container.
   * @default - empty
   */
  readonly env?: { [name: string]: string };
  /**
   * CPU and memory of the container.
   * @default - neither reserved nor limited
   */
  readonly resources?: ContainerResources;
  /**
   * User id that the container runs as; it must not be 0.
   * @default - the user of the image, which must not be root
   */
  readonly runAsUser?: number;
  /**
   * How the kubelet asks whether the container may get traffic.
   * @default - not asked
   */
  readonly readiness?: Probe;
  /**
   * How the kubelet asks whether the container must be restarted.
   * @default - not asked
   */
  readonly liveness?: Probe;
  /**
   * Whether the created Service has no address of its own.
   * @default false
   */
  readonly headless?: boolean;
  /**
   * Whether the pods get into the data plane. Unmeshed pods cannot call a strict namespace.
   * @default true
   */
  readonly meshed?: boolean;
  /**
   * What guards the service; the calls to it need not repeat it.
   * @default - nothing
   */
  readonly circuitBreaker?: CircuitBreaker;
  /**
   * Features that the service may lose where a target cannot carry them; each loss is told in the report.
   * @default - none: what a target cannot carry is an error
   */
  readonly acceptLoss?: Feature[];
}

/** What is known of a service that another program owns. */
export interface MeshedServiceAttributes {
  /** Mesh that the service is in. */
  readonly mesh: Mesh;
  /** Name of the Service, a DNS label. */
  readonly name: string;
  /** Name of its namespace, a DNS label. */
  readonly namespace: string;
  /**
   * Name of its ServiceAccount.
   * @default - the name of the service
   */
  readonly serviceAccount?: string;
  /**
   * Ports that may be called.
   * @default - none; it can be a source only
   */
  readonly ports?: Port[];
  /**
   * Labels that select its pods.
   * @default - app.kubernetes.io/name with the name of the service
   */
  readonly podLabels?: { [key: string]: string };
  /**
   * Whether its pods are in the data plane.
   * @default true
   */
  readonly meshed?: boolean;
}
