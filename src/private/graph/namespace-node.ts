import { Declaration } from './declaration';
import type { ServiceNode } from './service-node';
import { SortedOnRead } from './sorted-on-read';
import { MeshIntent, NamespaceIntent } from '../../intent';
import { IMeshTarget } from '../../targets/target';
import { Feature } from '../../vocabulary/feature';
import { RolloutPhase } from '../../vocabulary/phase';

/** What is declared of a namespace. */
export interface NamespaceSpec {
  readonly owned: boolean;
  readonly phase: RolloutPhase;
  readonly previousPhase?: RolloutPhase;
  readonly dataPlane?: string;
  readonly features: Feature[];
  readonly declaration: Declaration;
}

/** A mesh that tells which of its targets are in force in a namespace. */
export interface MeshOfNamespaces extends MeshIntent {
  targetsFor(namespace: { dataPlane?: string }): IMeshTarget[];
}

/** A namespace, with the services known so far. */
export class NamespaceNode implements NamespaceIntent {
  private readonly known = new SortedOnRead<ServiceNode>(service => service.name);

  private spec?: NamespaceSpec;

  constructor(public readonly mesh: MeshOfNamespaces, public readonly name: string) {}

  public get owned(): boolean {
    return this.spec?.owned ?? false;
  }

  public get phase(): RolloutPhase {
    return this.spec?.phase ?? RolloutPhase.PERMISSIVE;
  }

  public get dataPlane(): string | undefined {
    return this.spec?.dataPlane;
  }

  /** Targets that are in force in the namespace. */
  public get network(): IMeshTarget[] {
    return this.mesh.targetsFor(this);
  }

  /** Phase that the cluster is in now, where that is told. */
  public get previousPhase(): RolloutPhase | undefined {
    return this.spec?.previousPhase;
  }

  public get features(): Feature[] {
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
  }

  public get services(): ServiceNode[] {
    return this.known.items;
  }

  /** Takes a service of this namespace. */
  public add(service: ServiceNode): void {
    this.known.add(service);
  }
}
