import { Construct } from 'constructs';
import { analyse } from './analysis/analysis';
import { located } from './private/located';
import { MeshState } from './private/mesh-state';
import { registry } from './private/registry';
import { Report } from './report/report';
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

  private readonly state: MeshState;
  private readonly acceptedLosses: Feature[];
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
    this.state = new MeshState(this.targets, this.trustDomain, props.clusterDomain ?? 'cluster.local');
    located(this, () => requireSoundMesh(this.state));
    registry.meshes.set(this, this.state);
    this.state.refusals = () => this.validated().errors.map(finding => `${finding.code} ${finding.message}`);
    this.node.addValidation({ validate: () => this.state.refusals() });
  }

  /** What the declarations so far come to: findings, support, objects, and what other repositories owe. */
  public report(): Report {
    return analyse({ mesh: this.state, root: this.node.root, acceptedLosses: this.acceptedLosses });
  }

  /** cdk8s validates once for each chart: the declarations are looked at once. */
  private validated(): Report {
    const { version } = this.state.graph;
    if (this.analysed?.version !== version) this.analysed = { version, report: this.report() };
    return this.analysed.report;
  }
}

function requireSoundMesh({ targets, trustDomain, clusterDomain }: MeshState): void {
  requireDnsSubdomain('trustDomain', trustDomain);
  requireDnsSubdomain('clusterDomain', clusterDomain);
  if (targets.length === 0) throw new Error('targets of a mesh must not be empty: name at least one, such as new NetworkPolicyTarget()');
  const names = targets.map(target => target.name);
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice) throw new Error(`targets of a mesh must differ by name, got twice: '${twice}'`);
}
