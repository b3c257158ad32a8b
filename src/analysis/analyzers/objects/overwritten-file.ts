import { ApiObject, App, Chart, YamlOutputType } from 'cdk8s';
import { isMeshObject } from '../../../private/objects/mesh-object';
import { Analyzer } from '../../analyzer';
import { CATALOG, findingOf } from '../../catalog';

/** Two objects of one kind and name, in different namespaces, are one file where cdk8s writes a file for each object: the second overwrites the first. */
export const overwrittenFile: Analyzer = ({ root }) => {
  const type = App.isConstruct(root) ? (root as Partial<App>).yamlOutputType : undefined;
  if (type !== YamlOutputType.FILE_PER_RESOURCE && type !== YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE) return [];
  const first = new Map<string, ApiObject>();
  return root.node.findAll().filter(ApiObject.isApiObject).flatMap(object => {
    const folder = type === YamlOutputType.FILE_PER_RESOURCE ? '' : Chart.of(object).node.path;
    const file = `${folder} ${object.kind}.${object.name}`.replace(/[^0-9a-zA-Z-_. /]/g, '');
    const other = first.get(file);
    if (other === undefined) first.set(file, object);
    if (other === undefined || !(isMeshObject(object) || isMeshObject(other))) return [];
    return [findingOf(CATALOG.overwrittenFile, object.node.path,
      `${object.kind} '${object.name}' must have a file of its own, got: one for '${other.node.path}' and '${object.node.path}', `
      + 'expected: another output type of the App, or a chart for each namespace with a folder for each chart')];
  });
};
