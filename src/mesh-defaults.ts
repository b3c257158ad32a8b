import { Construct } from 'constructs';
import { Mesh } from './mesh';
import { Materializer } from './private/materializer';
import { MeshState } from './private/mesh-state';
import { meshState } from './private/registry';
import { Feature } from './vocabulary/feature';
import { RolloutPhase } from './vocabulary/phase';

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
   * @default false
   */
  readonly allowUnknownHosts?: boolean;
  /**
   * Whether paths are normalized before they are compared with policies.
   * @default true
   */
  readonly normalizePaths?: boolean;
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

  /**
   * @param scope chart or construct that holds the objects
   * @param id id of the construct
   * @param props defaults
   */
  public constructor(scope: Construct, id: string, props: MeshDefaultsProps) {
    super(scope, id);
    this.state = meshState(props.mesh);
    if (this.state.defaults) throw new Error(`defaults of mesh '${props.mesh.node.path}' are declared twice, second time at '${this.node.path}'`);
    this.state.defaults = {
      phase: props.phase ?? RolloutPhase.STRICT,
      allowUnknownHosts: props.allowUnknownHosts ?? false,
      normalizePaths: props.normalizePaths ?? true,
    };
    this.state.defaultsDeclaration = { path: this.node.path, acceptedLosses: props.acceptLoss ?? [] };
    const materializer = new Materializer(this, this.state.targets);
    materializer.reconcile(target => target.renderMesh(this.state));
    this.state.materializers.set(this.node.path, materializer);
    this.state.graph.version += 1;
  }

  /**
   * Values for the Helm charts of one target, to hand over to those who install it.
   * @param target name of the target: 'istio-sidecar'; an error if the mesh has no such target
   */
  public helmValues(target: string): any {
    const found = this.state.targets.find(candidate => candidate.name === target);
    const names = this.state.targets.map(candidate => candidate.name).join(', ');
    if (!found) throw new Error(`target of the mesh must be one of ${names}, got: '${target}'`);
    return found.helmValues(this.state);
  }
}
