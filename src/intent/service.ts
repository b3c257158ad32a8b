import { CallIntent } from './call';
import { NamespaceIntent } from './namespace';
import { ReleaseIntent } from './release';
import { WorkloadIntent } from './workload';
import { CircuitBreaker } from '../vocabulary/circuit-breaker';
import { Feature } from '../vocabulary/feature';
import { PortProtocol } from '../vocabulary/port';

/** A port of a service. */
export interface PortIntent {
  /** Name in the Service. */
  readonly name: string;
  /** Port of the Service. */
  readonly number: number;
  /** Port of the container. */
  readonly targetPort: number;
  /** What is spoken on it. */
  readonly protocol: PortProtocol;
}

/** What is declared of a service. */
export interface ServiceIntent {
  /** Name, also of the Kubernetes Service. */
  readonly name: string;
  /** Its namespace. */
  readonly namespace: NamespaceIntent;
  /** Whether this program renders the objects of the service. */
  readonly owned: boolean;
  /** Whether its pods are in the data plane of its namespace, and so have an identity and are guarded. */
  readonly enrolled: boolean;
  /** What runs. */
  readonly workload: WorkloadIntent;
  /** Ports, ordered by number; none for a workload that is only a source. */
  readonly ports: PortIntent[];
  /** Whether the Service has no address of its own. */
  readonly headless: boolean;
  /** Names of further, headless Services of the namespace in front of the same pods, as a StatefulSet has. */
  readonly otherServices: string[];
  /** What the service itself asks for, apart from its calls. */
  readonly features: Feature[];
  /** What the service and the calls to it ask for, ordered. */
  readonly asked: Feature[];
  /** Calls to this service, ordered by source. */
  readonly inbound: CallIntent[];
  /** Calls of this service, ordered by destination. */
  readonly outbound: CallIntent[];
  /**
   * What guards the service.
   * @default - nothing
   */
  readonly circuitBreaker?: CircuitBreaker;
  /**
   * Where its release stands.
   * @default - it has one version
   */
  readonly release?: ReleaseIntent;
}
