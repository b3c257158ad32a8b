import { ApiObject, Chart } from 'cdk8s';
import { isMeshObject, namespaceOf } from '../../../private/objects/mesh-object';
import { Analyzer } from '../../analyzer';
import { CATALOG, findingOf } from '../../catalog';
import { chartsOf } from '../../objects-of-mesh';

/** The first object of each identity, found by namespace and name: a text for each would be the most that a synthesis makes. */
class First {
  private readonly named = new Map<string, Map<string, ApiObject[]>>();

  /** The object that was there before, if any; else it is the first one. */
  public of(object: ApiObject, namespace: string): ApiObject | undefined {
    if (!this.named.has(namespace)) this.named.set(namespace, new Map());
    const byName = this.named.get(namespace)!;
    const known = byName.get(object.name);
    if (!known) byName.set(object.name, [object]);
    const same = known?.find(other => other.kind === object.kind && groupOf(other) === groupOf(object));
    if (known && !same) known.push(object);
    return same;
  }
}

function groupOf({ apiVersion }: ApiObject): string {
  return apiVersion.slice(0, Math.max(0, apiVersion.lastIndexOf('/')));
}

/** No two objects may be the same for Kubernetes, in charts that hold any of the mesh: the second would overwrite the first. */
export const duplicateObject: Analyzer = ({ mesh, root, constructs = root.node.findAll() }) => {
  const completed = new Map(mesh.completed.map(({ object }) => [object, object.toJson().metadata.namespace as string | undefined]));
  const objects = constructs.filter(ApiObject.isApiObject);
  const charts = chartsOf(mesh);
  const first = new First();
  const repeated = [...mesh.materializers].flatMap(([path, materializer]) => materializer.repeated.map(({ kind, namespace, name }) =>
    findingOf(CATALOG.duplicateObject, path, `${kind} '${namespace}/${name}' must be there once, got: twice from one target at '${path}'`)));
  return repeated.concat(objects.filter(object => charts.has(Chart.of(object))).flatMap(object => {
    const namespace = completed.get(object) ?? namespaceOf(object) ?? '';
    const other = first.of(object, namespace);
    if (other === undefined || !(isMeshObject(object) || isMeshObject(other))) return [];
    return [findingOf(CATALOG.duplicateObject, object.node.path,
      `${object.kind} '${namespace}/${object.name}' must be there once, got: at '${other.node.path}' and at '${object.node.path}'`)];
  }));
};
