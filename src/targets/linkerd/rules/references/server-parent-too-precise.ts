import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { ROUTES } from '../kinds';
import { serverParents } from '../lookup/routes';

/** A route names a Server of another namespace, or a port or section of one. */
export const serverParentTooPrecise: ObjectRule = {
  entry: {
    code: 'CM3004',
    name: 'server-parent-too-precise',
    severity: 'error',
    summary: 'A route names a Server of another namespace, or a port or section of one.',
    explanation: 'A Server is found in the namespace of the route only, and a reference with a port or a section is dropped with its route.',
    remedy: 'Put the route into the namespace of the Server and leave out `port` and `sectionName`.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/authorization-policy/',
  },
  reads: ROUTES,
  check: objects => serverParents(objects, ROUTES).flatMap(({ route: object, ref, namespace, pointer }) => ['namespace', 'port', 'sectionName']
    .filter(key => key === 'namespace' ? namespace !== object.namespace : (ref[key] ?? undefined) !== undefined)
    .map(key => ({ object, pointer: `${pointer}/${key}`, message: `${nameOf(object)} has ${key} ${ref[key]} in its reference to a Server, which drops the route` }))),
};
