import { ApiObject } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { Mesh } from './mesh';
import { featuresOfPhase } from './private/asked-features';
import { NamespaceNode } from './private/graph/namespace-node';
import { located } from './private/located';
import { MeshState } from './private/mesh-state';
import { complete } from './private/objects/completion';
import { addMarks, mergeMarks } from './private/objects/marks';
import { Materializer, materializerOfTargets } from './private/objects/materializer';
import { MeshObject } from './private/objects/mesh-object';
import { meshState, registry } from './private/registry';
import { objectsOfKind } from './private/workload/workload-finder';
import { TargetRole } from './targets/target';
import { Feature } from './vocabulary/feature';
import { requireDnsLabel } from './vocabulary/names';
import { RolloutPhase } from './vocabulary/phase';

/** A namespace of a mesh. */
export interface IMeshNamespace extends IConstruct {
  /** Name of the namespace. */
  readonly namespaceName: string;
  /** How far the namespace is on its way to strict. */
  readonly phase: RolloutPhase;
}

/** Properties of a namespace that this program enrols. */
export interface StrictMtlsNamespaceProps {
  /** Mesh that the namespace is in. */
  readonly mesh: Mesh;
  /** How far the namespace is on its way to strict. */
  readonly phase: RolloutPhase;
  /**
   * Phase that the cluster is in now. With it, a step that cannot be taken safely is refused: DISABLED to STRICT.
   * @default - not known; no step is refused
   */
  readonly previousPhase?: RolloutPhase;
  /**
   * Name of the target whose data plane the pods of the namespace join: 'linkerd'. Where a mesh has several data planes, as in a
   * migration from one to another, each namespace moves for itself; do it in the permissive phase, since pods of both run
   * beside each other while they restart.
   * @default - the only data plane of the mesh; required where there are several
   */
  readonly dataPlane?: string;
  /**
   * Name of the namespace, a DNS label.
   * @default - the id of the construct
   */
  readonly name?: string;
  /**
   * Construct that holds the existing Namespace object.
   * @default - a Namespace is created
   */
  readonly existing?: IConstruct;
  /**
   * Features that the namespace may lose where a target cannot carry them; each loss is told in the report.
   * @default - none: what a target cannot carry is an error
   */
  readonly acceptLoss?: Feature[];
}

/** What is known of a namespace that another program enrols. */
export interface MeshNamespaceAttributes {
  /** Mesh that the namespace is in. */
  readonly mesh: Mesh;
  /** Name of the namespace, a DNS label. */
  readonly name: string;
  /** How far the namespace is on its way to strict. */
  readonly phase: RolloutPhase;
  /**
   * Name of the target whose data plane the pods of the namespace are in: 'linkerd'.
   * @default - the only data plane of the mesh; required where there are several
   */
  readonly dataPlane?: string;
}

/**
 * Defines a namespace in the mesh, and moves it in safe steps to strict mTLS with default deny.
 *
 * PERMISSIVE enrols and blocks nothing; AUDIT logs what STRICT would refuse; STRICT refuses plaintext and every call that
 * is not declared. Move one phase at a time, and only when the logs of the phase before are quiet.
 *
 * @see https://istio.io/latest/docs/tasks/security/authentication/mtls-migration/
 */
export class StrictMtlsNamespace extends Construct implements IMeshNamespace {
  /**
   * Names a namespace that another program enrols; nothing is rendered for the namespace itself.
   * @param scope scope of the construct
   * @param id id of the construct
   * @param attributes what is known of it
   */
  public static fromAttributes(scope: Construct, id: string, attributes: MeshNamespaceAttributes): IMeshNamespace {
    return new ForeignNamespace(scope, id, attributes);
  }

  public readonly namespaceName: string;
  public readonly phase: RolloutPhase;

  private readonly materializer: Materializer;

  /**
   * Creates a namespace, or enrols an existing one.
   *
   * Throws if the name is no DNS label or that of a control plane's namespace, if the step from the previous phase is not safe, if the mesh
   * has several data planes and none of them is named, and if the namespace is declared twice.
   * @param scope chart or construct that holds the objects
   * @param id id of the construct
   * @param props mesh and phase
   */
  public constructor(scope: Construct, id: string, props: StrictMtlsNamespaceProps) {
    super(scope, id);
    this.namespaceName = props.name ?? id;
    this.phase = props.phase;
    const { node, mesh } = located(this, () => {
      requireSafeStep(this.namespaceName, props.previousPhase, props.phase);
      return declareNamespace(this, props, { owned: true, previousPhase: props.previousPhase, acceptedLosses: props.acceptLoss });
    });
    located(this, () => this.enrol(node, mesh, props.existing));
    this.materializer = materializerOfTargets(this, mesh, () => mesh.targetsFor(node), target => target.renderNamespace(node));
  }

  /**
   * Objects that the targets render for this namespace, to be changed by JSON patch.
   * @param kind kind of the objects: 'Gateway'
   * @param name name of the object, where the kind alone does not tell
   */
  public objects(kind: string, name?: string): ApiObject[] {
    return this.materializer.find(kind, name);
  }

  private enrol(node: NamespaceNode, mesh: MeshState, existing?: IConstruct): void {
    const marks = () => mesh.targetsFor(node).map(target => target.namespaceMarks(node));
    if (!existing) {
      const key = { apiVersion: 'v1', kind: 'Namespace', name: node.name, namespace: '' };
      new MeshObject(this, 'namespace', key, () => ({ metadata: mergeMarks(marks()) }));
      return;
    }
    const object = findNamespace(existing, node.name);
    mesh.completed.push({ object, path: this.node.path });
    complete(object, json => addMarks(json.metadata, marks(), `Namespace '${node.name}' /metadata`));
  }
}

class ForeignNamespace extends Construct implements IMeshNamespace {
  public readonly namespaceName: string;
  public readonly phase: RolloutPhase;

  constructor(scope: Construct, id: string, attributes: MeshNamespaceAttributes) {
    super(scope, id);
    this.namespaceName = attributes.name;
    this.phase = attributes.phase;
    located(this, () => declareNamespace(this, attributes, { owned: false }));
  }
}

/** Adds a namespace to the graph of its mesh, and remembers which construct stands for it. */
function declareNamespace(
  construct: IMeshNamespace, props: { mesh: Mesh; dataPlane?: string },
  told: { owned: boolean; previousPhase?: RolloutPhase; acceptedLosses?: Feature[] },
): { node: NamespaceNode; mesh: MeshState } {
  const { namespaceName, phase } = construct;
  requireDnsLabel('name of a namespace', namespaceName);
  const state = meshState(props.mesh);
  requireUnreserved(namespaceName, state);
  const dataPlane = dataPlaneOf(namespaceName, state, props.dataPlane);
  const node = state.graph.namespaceOf(state, namespaceName);
  const declaration = { path: construct.node.path, acceptedLosses: told.acceptedLosses ?? [] };
  const features = told.owned ? featuresOfPhase(phase) : [];
  node.declare({ owned: told.owned, phase, previousPhase: told.previousPhase, dataPlane, features, declaration });
  state.graph.version += 1;
  registry.namespaces.set(construct, { node, mesh: state });
  return { node, mesh: state };
}

function requireSafeStep(name: string, previous: RolloutPhase | undefined, next: RolloutPhase): void {
  if (previous !== RolloutPhase.DISABLED || next === RolloutPhase.PERMISSIVE || next === RolloutPhase.DISABLED) return;
  throw new Error(`phase of namespace '${name}' must go from disabled to permissive first, got: '${next}' (plaintext of pods without a proxy would be refused)`);
}

/** Policies in the namespace of a control plane would hold for the whole mesh, or cut it off. */
function requireUnreserved(name: string, { targets }: MeshState): void {
  const owner = name === 'kube-system' ? 'Kubernetes' : targets.find(target => target.reserved.namespaces.includes(name))?.name;
  if (owner === undefined) return;
  throw new Error(`namespace must not be one of a control plane, got: '${name}' of ${owner} (mesh-wide settings are for MeshDefaults)`);
}

function dataPlaneOf(name: string, { targets }: MeshState, wanted?: string): string | undefined {
  const known = targets.filter(target => target.role === TargetRole.DATA_PLANE).map(target => target.name);
  if (wanted === undefined && known.length < 2) return known[0];
  if (wanted !== undefined && known.includes(wanted)) return wanted;
  throw new Error(`dataPlane of namespace '${name}' must be one of ${known.join(', ') || 'none'}, got: ${wanted === undefined ? 'none' : `'${wanted}'`}`);
}

function findNamespace(holder: IConstruct, name: string): ApiObject {
  const found = objectsOfKind(holder, 'Namespace').filter(object => object.name === name);
  if (found.length === 1) return found[0];
  throw new Error(`expected exactly one Namespace named '${name}' inside '${holder.node.path}', found: ${found.length}`);
}
