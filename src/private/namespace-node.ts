import type { Declaration } from './call-node';
import type { ServiceNode } from './service-node';
import { SortedOnRead } from './sorted-on-read';
import { MeshIntent, NamespaceIntent } from '../intent';
import { Feature } from '../vocabulary/feature';
import { RolloutPhase } from '../vocabulary/phase';

/** What is declared of a namespace. */
export interface NamespaceSpec {
  readonly owned: boolean;
  readonly phase: RolloutPhase;
  readonly previousPhase?: RolloutPhase;
  readonly features: Feature[];
  readonly declaration: Declaration;
}

/** A namespace, with the services known so far. */
export class NamespaceNode implements NamespaceIntent {
  private readonly known = new SortedOnRead<ServiceNode>(service => service.name);
  private readonly asked = new Set<Feature>();

  private spec?: NamespaceSpec;

  constructor(public readonly mesh: MeshIntent, public readonly name: string) {}

  public get owned(): boolean {
    return this.spec?.owned ?? false;
  }

  public get phase(): RolloutPhase {
    return this.spec?.phase ?? RolloutPhase.PERMISSIVE;
  }

  /** Phase that the cluster is in now, where that is told. */
  public get previousPhase(): RolloutPhase | undefined {
    return this.spec?.previousPhase;
  }

  /** What the namespace itself asks for, apart from its services. */
  public get ownFeatures(): Feature[] {
    return this.spec?.features ?? [];
  }

  /** Where the namespace is declared; none where only a service of it is named. */
  public get declaration(): Declaration | undefined {
    return this.spec?.declaration;
  }

  /** Takes what is declared of a namespace, once. */
  public declare(spec: NamespaceSpec): void {
    const known = this.spec?.declaration.path;
    if (known !== undefined) throw new Error(`namespace '${this.name}' must be declared once, first at '${known}'`);
    this.spec = spec;
    this.ask(spec.features);
  }

  public get features(): Feature[] {
    return [...this.asked].sort();
  }

  public get services(): ServiceNode[] {
    return this.known.items;
  }

  /** Takes a service of this namespace. */
  public add(service: ServiceNode): void {
    this.known.add(service);
    this.ask(service.features);
  }

  /** Takes what a service of the namespace, or a call to one, asks for. */
  public ask(features: Feature[]): void {
    features.forEach(feature => this.asked.add(feature));
  }
}
