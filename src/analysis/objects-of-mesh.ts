import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { AnalysisContext } from './analyzer';
import { Item, itemsOf } from './rules/items';
import { KubeObject, kubeObject } from './rules/kube-object';
import { MeshState } from '../private/mesh-state';
import { manifestKey } from '../private/objects/materializer';
import { registry } from '../private/registry';

/** An object as it is written, and the construct that it comes from. */
export interface WrittenObject extends Item {
  readonly source: ApiObject;
}

/** Objects for the cluster of a mesh. */
export interface WrittenObjects {
  readonly objects: WrittenObject[];
  /** Whether the app has another mesh, whose objects may be for the same cluster. */
  readonly beside: boolean;
}

/** Charts that hold any of a mesh. */
export function chartsOf(mesh: MeshState): Set<Chart> {
  const owners: IConstruct[] = [...mesh.materializers.values()].map(({ owner }) => owner);
  return new Set([...owners, ...mesh.completed.map(({ object }) => object)].map(construct => Chart.of(construct)));
}

/**
 * What is written for the cluster of a mesh: the objects of its charts, and of charts without any mesh, unless some of theirs would
 * overwrite others: these are for another cluster.
 */
export function objectsOfMesh({ mesh, root }: AnalysisContext): WrittenObjects {
  const constructs = root.node.findAll();
  const own = chartsOf(mesh);
  const others = constructs.flatMap(construct => registry.meshes.get(construct) ?? []).filter(other => other !== mesh);
  const foreign = new Set(others.flatMap(other => [...chartsOf(other)]).filter(chart => !own.has(chart)));
  const charts = byChart(constructs.filter(ApiObject.isApiObject), foreign);
  const objects = [...charts].filter(([chart]) => own.has(chart)).flatMap(([, written]) => written);
  const taken = new Set(objects.flatMap(keyOf));
  for (const [, written] of [...charts].filter(([chart]) => !own.has(chart))) {
    const keys = written.flatMap(keyOf);
    if (keys.some(key => taken.has(key))) continue;
    keys.forEach(key => taken.add(key));
    written.forEach(object => objects.push(object));
  }
  return { objects, beside: others.length > 0 };
}

function byChart(objects: ApiObject[], foreign: Set<Chart>): Map<Chart, WrittenObject[]> {
  const charts = new Map<Chart, WrittenObject[]>();
  for (const source of objects) {
    const chart = Chart.of(source);
    if (foreign.has(chart)) continue;
    const written = itemsOf(source.toJson()).map(item => ({ ...item, source }));
    charts.set(chart, charts.get(chart) ?? []);
    written.forEach(object => charts.get(chart)!.push(object));
  }
  return charts;
}

function keyOf({ body }: WrittenObject): string[] {
  const object: KubeObject | undefined = kubeObject(body, 0);
  return object && object.name !== '' ? [manifestKey({ ...object, apiVersion: body.apiVersion })] : [];
}
