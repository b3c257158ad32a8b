import { CallIntent } from './call';
import { NamespaceIntent } from './namespace';
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
  /** What runs. */
  readonly workload: WorkloadIntent;
  /** Ports, ordered by number; none for a workload that is only a source. */
  readonly ports: PortIntent[];
  /** Whether the Service has no address of its own. */
  readonly headless: boolean;
  /** What the service itself asks for, apart from its calls. */
  readonly features: Feature[];
  /** Whether the service, or a call to it, asks for something for which its requests must be seen, and not only connections. */
  readonly asksForRequests: boolean;
  /** Calls to this service, ordered by source. */
  readonly inbound: CallIntent[];
  /** Calls of this service, ordered by destination. */
  readonly outbound: CallIntent[];
  /**
   * What guards the service.
   * @default - nothing
   */
  readonly circuitBreaker?: CircuitBreaker;
}
