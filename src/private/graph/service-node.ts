import type { CallNode } from './call-node';
import { Declaration } from './declaration';
import type { NamespaceNode } from './namespace-node';
import { SortedOnRead } from './sorted-on-read';
import { PortIntent, ReleaseIntent, ServiceIntent, WorkloadIntent } from '../../intent';
import { ReleaseSpec } from '../../rollouts/spec';
import { Originals } from '../../rollouts/workloads/track-objects';
import { CircuitBreaker } from '../../vocabulary/circuit-breaker';
import { Feature } from '../../vocabulary/feature';
import { RolloutPhase } from '../../vocabulary/phase';

/** What of a service is known when it is declared. */
export interface ServiceSpec {
  readonly name: string;
  readonly owned: boolean;
  readonly workload: WorkloadIntent;
  readonly ports: PortIntent[];
  readonly headless: boolean;
  readonly otherServices: string[];
  readonly features: Feature[];
  readonly circuitBreaker?: CircuitBreaker;
  /** Whether its container has values that not every cluster takes, or texts that are long or odd. */
  readonly unusual?: boolean;
}

/** A release of a service, of which the graph knows what the data plane does. */
export interface Released {
  readonly spec: ReleaseSpec;
  readonly traffic?: ReleaseIntent;
  readonly declaration: Declaration;
  readonly features: Feature[];
  /** Name of the Deployment that the versions take the place of. */
  readonly workloadName: string;
  readonly originals: Originals;
  /** Whether the Deployment without versions is still there at the stage that is looked at. */
  readonly adopting: boolean;
  /** Labels that select the pods of all versions, where those of the workload do not. */
  readonly podLabels?: { [key: string]: string };
}

/** A declared service, with the calls known so far. */
export class ServiceNode implements ServiceIntent {
  public readonly name: string;
  public readonly owned: boolean;
  public readonly ports: PortIntent[];
  public readonly headless: boolean;
  public readonly otherServices: string[];
  public readonly features: Feature[];
  public readonly unusual: boolean;

  private readonly inboundCalls = new SortedOnRead<CallNode>(call => call.key);
  private readonly outboundCalls = new SortedOnRead<CallNode>(call => call.key);
  private readonly declaredWorkload: WorkloadIntent;
  private declaredBreaker?: CircuitBreaker;
  private declaredRelease?: Released;
  private readonly askedFeatures = new Set<Feature>();

  constructor(public readonly namespace: NamespaceNode, spec: ServiceSpec, public readonly declaration: Declaration) {
    this.name = spec.name;
    this.owned = spec.owned;
    this.declaredWorkload = spec.workload;
    this.ports = [...spec.ports].sort((a, b) => a.number - b.number);
    this.headless = spec.headless;
    this.otherServices = spec.otherServices;
    this.features = spec.features;
    this.unusual = spec.unusual ?? false;
    this.declaredBreaker = spec.circuitBreaker;
    this.ask(spec.features);
  }

  /** What runs; its pods are selected by other labels where a controller changes those of the workload. */
  public get workload(): WorkloadIntent {
    const podLabels = this.declaredRelease?.podLabels;
    if (!podLabels) return this.declaredWorkload;
    return { ...this.declaredWorkload, podLabels, allPodLabels: { ...this.declaredWorkload.allPodLabels, ...podLabels } };
  }

  public get inbound(): CallNode[] {
    return this.inboundCalls.items;
  }

  public get outbound(): CallNode[] {
    return this.outboundCalls.items;
  }

  public get circuitBreaker(): CircuitBreaker | undefined {
    return this.declaredBreaker;
  }

  public get asked(): Feature[] {
    return [...new Set([...this.askedFeatures, ...this.declaredRelease?.features ?? []])].sort();
  }

  /** What the service and the calls to it ask for beside the release. */
  public get askedBeside(): Feature[] {
    return [...this.askedFeatures].sort();
  }

  public get enrolled(): boolean {
    return this.workload.meshed && !this.workload.hostNetwork && this.namespace.phase !== RolloutPhase.DISABLED;
  }

  /** What the data plane does at the stage that is looked at. */
  public get release(): ReleaseIntent | undefined {
    return this.declaredRelease?.traffic;
  }

  /** The declared release. */
  public get released(): Released | undefined {
    return this.declaredRelease;
  }

  /** Takes the release of this service, once. */
  public beReleased(release: Released): void {
    const known = this.declaredRelease?.declaration.path;
    if (known !== undefined) throw new Error(`service '${this.name}' must be released once, first at '${known}'`);
    this.declaredRelease = release;
  }

  /** Takes a call to this service; all of them must agree on the circuit breaker, so that the first one tells. */
  public receive(call: CallNode): void {
    this.inboundCalls.add(call);
    this.declaredBreaker ??= call.circuitBreaker;
    this.ask(call.features);
  }

  /** Takes a call of this service. */
  public make(call: CallNode): void {
    this.outboundCalls.add(call);
  }

  private ask(features: Feature[]): void {
    features.forEach(feature => this.askedFeatures.add(feature));
  }
}
