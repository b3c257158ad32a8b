import { contradictionsOf } from '../../../private/objects/completion';
import { contradictionsBetween } from '../../../private/objects/marks';
import { Analyzer } from '../../analyzer';
import { CATALOG, findingOf } from '../../catalog';

/** An existing object says one thing and the declaration another, or two targets want different things of one object. */
export const contradiction: Analyzer = ({ mesh }) => {
  const { graph, completed } = mesh;
  const existing = completed.flatMap(({ object, path }) => contradictionsOf(object).map(found => ({ ...found, path })));
  const namespaces = [...graph.namespaces.values()].filter(namespace => namespace.owned).flatMap(namespace =>
    contradictionsBetween(mesh.targetsFor(namespace).map(target => target.namespaceMarks(namespace)), `Namespace '${namespace.name}' /metadata`)
      .map(found => ({ ...found, path: namespace.declaration?.path ?? '' })));
  const services = graph.services.filter(service => service.owned).flatMap(service => [
    ...contradictionsBetween(mesh.targetsFor(service.namespace).map(target => target.serviceMarks(service)), `Service '${service.name}' /metadata`),
    ...contradictionsBetween(mesh.targetsFor(service.namespace).map(target => target.podMarks(service)), `pod template of '${service.name}' /metadata`),
  ].map(found => ({ ...found, path: service.declaration.path })));
  const all = [...existing, ...namespaces, ...services]
    .map(({ where, got, expected, path }) => findingOf(CATALOG.contradiction, path, `${where} must be '${expected}' as declared at '${path}', got: '${got}'`));
  return [...new Map(all.map(found => [found.message, found])).values()];
};
