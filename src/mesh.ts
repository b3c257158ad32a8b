import { Construct } from 'constructs';
import { analyse, refusals } from './analysis/analysis';
import { AnalysisContext } from './analysis/analyzer';
import { MeshAnalysis } from './analysis/mesh-analysis';
import { located } from './private/located';
import { MeshState } from './private/mesh-state';
import { OncePerSynthesis } from './private/once-per-synthesis';
import { registry } from './private/registry';
import { Finding } from './report/finding';
import { Report } from './report/report';
import { told } from './report/told';
import { IMeshTarget } from './targets/target';
import { Feature } from './vocabulary/feature';
import { requireDnsSubdomain } from './vocabulary/names';

/** Properties of a mesh. */
export interface MeshProps {
  /** Meshes that the declarations are compiled for: at least one, each name once. */
  readonly targets: IMeshTarget[];
  /**
   * SPIFFE trust domain of the identities in the mesh.
   * @default 'cluster.local'
   */
  readonly trustDomain?: string;
  /**
   * DNS suffix of the cluster's Services.
   * @default 'cluster.local'
   */
  readonly clusterDomain?: string;
  /**
   * Features that every declaration may lose where a target cannot carry them; each loss is told in the report.
   * @default - none: what a target cannot carry is an error
   */
  readonly acceptLoss?: Feature[];
  /**
   * Whether namespaces of the mesh have objects of other programs, so that what an object refers to may be there although it is not here.
   * @default - true where namespaces or services of other programs are named, or the app has another mesh
   */
  readonly partial?: boolean;
}

/**
 * Defines the meshes that a program is compiled for, and holds everything that is declared in them.
 *
 * Every data plane among the targets must carry what is declared; a complement, such as NetworkPolicy beside a mesh,
 * takes what it can.
 */
export class Mesh extends Construct {
  /** Targets of the mesh. */
  public readonly targets: IMeshTarget[];
  /** SPIFFE trust domain of the identities in the mesh. */
  public readonly trustDomain: string;
  /** What is found in declarations and objects, and what of it is taken as it is. */
  public readonly analysis: MeshAnalysis;

  private readonly state: MeshState;
  private readonly acceptedLosses: Feature[];
  private readonly partial?: boolean;
  private analysed?: { version: number; report: Report };

  /**
   * Creates a mesh; renders nothing by itself. Error findings stop synthesis, all of them together.
   *
   * Throws if there is no target, if two targets have one name, or if a domain is no DNS name.
   * @param scope chart or construct that holds the mesh
   * @param id id of the construct
   * @param props targets and facts of the cluster
   */
  public constructor(scope: Construct, id: string, props: MeshProps) {
    super(scope, id);
    this.targets = [...props.targets];
    this.trustDomain = props.trustDomain ?? 'cluster.local';
    this.acceptedLosses = [...props.acceptLoss ?? []];
    this.partial = props.partial;
    this.analysis = MeshAnalysis._of(this.node.root);
    this.state = new MeshState(this.targets, this.trustDomain, props.clusterDomain ?? 'cluster.local');
    located(this, () => requireSoundMesh(this.state));
    registry.meshes.set(this, this.state);
    this.state.refusals = () => inWords(this.declared().errors);
    const errors = new OncePerSynthesis(this.node.root, () => inWords(refusals(this.context())));
    this.node.addValidation({ validate: () => errors.get() });
  }

  /**
   * What the declarations so far come to: findings about them and about every object of the app that is for this cluster, support, and what
   * other repositories owe.
   */
  public report(): Report {
    return analyse(this.context());
  }

  private context(): AnalysisContext {
    const { state, acceptedLosses, partial, node: { root } } = this;
    return { mesh: state, root, acceptedLosses, acceptances: this.analysis._accepted, partial };
  }

  /** Bundles of many releases ask between the same declarations: these are looked at once. */
  private declared(): Report {
    const { version } = this.state.graph;
    if (this.analysed?.version !== version) this.analysed = { version, report: this.report() };
    return this.analysed.report;
  }
}

/** Errors as cdk8s tells them, and what can be done about those of objects but mending them. */
function inWords(errors: Finding[]): string[] {
  const ways = errors.some(({ object }) => object)
    ? ['what others deploy is not missed with `partial: true` on the mesh; a finding of an object is taken as it is by `mesh.analysis.accept`'] : [];
  return [...errors.map(finding => `${finding.code} ${told(finding)}`), ...ways];
}

function requireSoundMesh({ targets, trustDomain, clusterDomain }: MeshState): void {
  requireDnsSubdomain('trustDomain', trustDomain);
  requireDnsSubdomain('clusterDomain', clusterDomain);
  if (targets.length === 0) throw new Error('targets of a mesh must not be empty: name at least one, such as new NetworkPolicyTarget()');
  const names = targets.map(target => target.name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice) throw new Error(`targets of a mesh must differ by name, got twice: '${twice}'`);
}
