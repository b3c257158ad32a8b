import { MeshIntent } from './mesh';
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
  /** What the namespace, and the calls to its services, ask for; decides which objects the namespace has. */
  readonly features: Feature[];
  /** Services of the namespace that this program knows, ordered by name; for the bodies of objects only. */
  readonly services: ServiceIntent[];
}
