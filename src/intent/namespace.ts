import { MeshIntent } from './mesh';
import type { INetworkFacts } from './network';
import { ServiceIntent } from './service';
import { Feature } from '../vocabulary/feature';
import { RolloutPhase } from '../vocabulary/phase';

/** What is declared of a namespace. */
export interface NamespaceIntent {
  /** The mesh of the namespace. */
  readonly mesh: MeshIntent;
  /** Name. */
  readonly name: string;
  /** Whether this program renders the objects of the namespace. */
  readonly owned: boolean;
  /** How far the namespace is on its way to strict. */
  readonly phase: RolloutPhase;
  /**
   * Name of the target whose data plane the pods of the namespace are in.
   * @default - not known, or the mesh has no data plane
   */
  readonly dataPlane?: string;
  /** What the targets that are in force in the namespace need of the network. */
  readonly network: INetworkFacts[];
  /** What the namespace itself asks for, apart from its services. */
  readonly features: Feature[];
  /** Services of the namespace that this program knows, ordered by name; for the bodies of objects only. */
  readonly services: ServiceIntent[];
}
