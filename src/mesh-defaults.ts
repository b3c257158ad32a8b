import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Mesh } from './mesh';
import { located } from './private/located';
import { MeshState } from './private/mesh-state';
import { Materializer, materializerOfTargets } from './private/objects/materializer';
import { meshState } from './private/registry';
import { IMeshTarget } from './targets/target';
import { CircuitBreaker } from './vocabulary/circuit-breaker';
import { Feature } from './vocabulary/feature';
import { RolloutPhase } from './vocabulary/phase';
import { RetryPolicy } from './vocabulary/retry-policy';

/** Properties of the defaults of a mesh. */
export interface MeshDefaultsProps {
  /** Mesh that the defaults are for. */
  readonly mesh: Mesh;
  /**
   * Phase of mTLS for namespaces that say nothing: PERMISSIVE, AUDIT or STRICT.
   * @default RolloutPhase.STRICT
   */
  readonly phase?: RolloutPhase;
  /**
   * Whether proxies may connect to hosts that the mesh does not know.
   * @default - only before the strict phase, in which nothing is refused
   */
  readonly allowUnknownHosts?: boolean;
  /**
   * Whether paths are normalized before they are compared with policies.
   * @default true
   */
  readonly normalizePaths?: boolean;
  /**
   * When a failed request is repeated of which no call says anything.
   * @default - RetryPolicy.none(): only what is declared is repeated, whatever the mesh does as shipped
   */
  readonly retries?: RetryPolicy;
  /**
   * What guards services that say nothing.
   * @default - nothing
   */
  readonly circuitBreaker?: CircuitBreaker;
  /**
   * Features that the defaults may lose where a target cannot carry them; each loss is told in the report.
   * @default - none: what a target cannot carry is an error
   */
  readonly acceptLoss?: Feature[];
}

/**
 * Defines defaults of a whole mesh: mesh-wide mTLS, path normalization, retries. For the repository of the platform; a
 * service repository never renders mesh-wide objects.
 *
 * @see https://istio.io/latest/docs/ops/best-practices/security/
 */
export class MeshDefaults extends Construct {
  private readonly state: MeshState;
  private readonly materializer: Materializer;

  /**
   * Renders the objects of the whole mesh. Throws if the mesh has defaults already.
   * @param scope chart or construct that holds the objects
   * @param id id of the construct
   * @param props defaults
   */
  public constructor(scope: Construct, id: string, props: MeshDefaultsProps) {
    super(scope, id);
    this.state = located(this, () => meshState(props.mesh));
    located(this, () => requireFirst(this.state, props.mesh));
    const phase = props.phase ?? RolloutPhase.STRICT;
    this.state.defaults = {
      phase,
      allowUnknownHosts: props.allowUnknownHosts ?? phase !== RolloutPhase.STRICT,
      normalizePaths: props.normalizePaths ?? true,
      retries: props.retries ?? RetryPolicy.none(),
      circuitBreaker: props.circuitBreaker,
    };
    this.state.defaultsDeclaration = { path: this.node.path, acceptedLosses: props.acceptLoss ?? [] };
    this.state.graph.version += 1;
    this.materializer = materializerOfTargets(this, this.state, () => this.state.targets, target => target.renderMesh(this.state));
  }

  /**
   * Objects that the targets render for the whole mesh, to be changed by JSON patch.
   * @param kind kind of the objects: 'PeerAuthentication'
   * @param name name of the object, where the kind alone does not tell
   */
  public objects(kind: string, name?: string): ApiObject[] {
    return this.materializer.find(kind, name);
  }

  /**
   * Values for the Helm charts of one target, to hand over to those who install it.
   * @param target name of the target: 'istio-sidecar'; an error if the mesh has no such target
   */
  public helmValues(target: string): any {
    return located(this, () => targetOf(this.state, target)).helmValues(this.state);
  }
}

function requireFirst({ defaultsDeclaration }: MeshState, mesh: Mesh): void {
  if (!defaultsDeclaration) return;
  throw new Error(`defaults of mesh '${mesh.node.path}' must be declared once, first at '${defaultsDeclaration.path}'`);
}

function targetOf({ targets }: MeshState, name: string): IMeshTarget {
  const found = targets.find(candidate => candidate.name === name);
  if (found) return found;
  throw new Error(`target of the mesh must be one of ${targets.map(target => target.name).join(', ')}, got: '${name}'`);
}
