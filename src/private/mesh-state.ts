import { ApiObject } from 'cdk8s';
import { Declaration } from './call-node';
import { MeshGraph } from './graph';
import type { Materializer } from './materializer';
import { MeshDefaultsIntent, MeshIntent, INetworkFacts } from '../intent';
import { IMeshTarget } from '../targets/target';

/** What a mesh keeps for the constructs that are declared in it; as an intent, what targets are told of the mesh. */
export class MeshState implements MeshIntent {
  public readonly graph = new MeshGraph();
  /** Objects of the mesh, its namespaces and services, by owner. */
  public readonly materializers = new Map<string, Materializer>();
  /** Objects of other authors that declarations complete, with the path of the declaration. */
  public readonly completed: { readonly object: ApiObject; readonly path: string }[] = [];
  public defaults?: MeshDefaultsIntent;
  public defaultsDeclaration?: Declaration;

  constructor(public readonly targets: IMeshTarget[], public readonly trustDomain: string, public readonly clusterDomain: string) {}

  public get network(): INetworkFacts[] {
    return this.targets;
  }
}
