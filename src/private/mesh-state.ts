import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { MeshDefaultsIntent } from '../intent';
import { Declaration } from './graph/declaration';
import { MeshGraph } from './graph/mesh-graph';
import { MeshOfNamespaces } from './graph/namespace-node';
import { ServiceNode } from './graph/service-node';
import { IMeshTarget, Manifest, ManifestKey, TargetRole } from '../targets/target';

/** What the targets want below one owner. */
export interface ObjectsOfOwner {
  readonly owner: IConstruct;
  readonly manifests: Manifest[];
  readonly repeated: ManifestKey[];
}

/** What a mesh keeps for the constructs that are declared in it; as an intent, what targets are told of the mesh. */
export class MeshState implements MeshOfNamespaces {
  public readonly graph = new MeshGraph();
  /** Objects of the mesh, its namespaces and services, by owner. */
  public readonly materializers = new Map<string, ObjectsOfOwner>();
  /** Objects of other authors that declarations complete, with the path of the declaration. */
  public readonly completed: { readonly object: ApiObject; readonly path: string }[] = [];
  /** Workloads of the services of this program, with the construct that an existing one was found in. */
  public readonly workloads: { readonly object: ApiObject; readonly service: ServiceNode; readonly holder?: IConstruct }[] = [];
  /** Constructs that existing workloads were found in. */
  public readonly holders = new Set<IConstruct>();
  /** What stops synthesis. */
  public refusals!: () => string[];
  public defaults?: MeshDefaultsIntent;
  public defaultsDeclaration?: Declaration;
  private readonly adopted = new Map<ApiObject, string>();

  constructor(public readonly targets: IMeshTarget[], public readonly trustDomain: string, public readonly clusterDomain: string) {}

  /** Remembers that an existing workload is enrolled; once only. */
  public adopt(workload: ApiObject, holder: IConstruct, path: string): void {
    const known = this.adopted.get(workload);
    if (known !== undefined) throw new Error(`${workload.kind} '${workload.name}' must be enrolled once, first at '${known}'`);
    this.adopted.set(workload, path);
    this.holders.add(holder);
  }

  /** Whether an existing workload is enrolled. */
  public isAdopted(workload: ApiObject): boolean {
    return this.adopted.has(workload);
  }

  /** Targets that are in force in a namespace: of several data planes only its own, and every complement. */
  public targetsFor({ dataPlane }: { dataPlane?: string }): IMeshTarget[] {
    return this.targets.filter(target => target.role !== TargetRole.DATA_PLANE || dataPlane === undefined || target.name === dataPlane);
  }

  /** Targets that must carry what is asked in a namespace: the data planes in force there; where there is none, the complements. */
  public carriersIn(namespace: { dataPlane?: string }): IMeshTarget[] {
    const inForce = this.targetsFor(namespace);
    const dataPlanes = inForce.filter(({ role }) => role === TargetRole.DATA_PLANE);
    return dataPlanes.length > 0 ? dataPlanes : inForce;
  }
}
