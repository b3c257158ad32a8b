import { ApiObject, Chart } from 'cdk8s';
import { manifestKey } from '../../../private/objects/materializer';
import { isMeshObject, namespaceOf } from '../../../private/objects/mesh-object';
import { Analyzer } from '../../analyzer';
import { CATALOG, findingOf } from '../../catalog';
import { chartsOf } from '../../objects-of-mesh';

/** No two objects may be the same for Kubernetes, in charts that hold any of the mesh: the second would overwrite the first. */
export const duplicateObject: Analyzer = ({ mesh, root, constructs = root.node.findAll() }) => {
  const completed = new Map(mesh.completed.map(({ object }) => [object, object.toJson().metadata.namespace as string | undefined]));
  const objects = constructs.filter(ApiObject.isApiObject);
  const charts = chartsOf(mesh);
  const first = new Map<string, ApiObject>();
  const repeated = [...mesh.materializers].flatMap(([path, materializer]) => materializer.repeated.map(({ kind, namespace, name }) =>
    findingOf(CATALOG.duplicateObject, path, `${kind} '${namespace}/${name}' must be there once, got: twice from one target at '${path}'`)));
  return repeated.concat(objects.filter(object => isMeshObject(object) || charts.has(Chart.of(object))).flatMap(object => {
    const namespace = completed.get(object) ?? namespaceOf(object) ?? '';
    const id = manifestKey({ apiVersion: object.apiVersion, kind: object.kind, name: object.name, namespace });
    const other = first.get(id);
    if (other === undefined) first.set(id, object);
    if (other === undefined || !(isMeshObject(object) || isMeshObject(other))) return [];
    return [findingOf(CATALOG.duplicateObject, object.node.path,
      `${object.kind} '${namespace}/${object.name}' must be there once, got: at '${other.node.path}' and at '${object.node.path}'`)];
  }));
};
