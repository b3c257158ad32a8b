import { annotationsWithPrefix } from './annotations';
import { groupKindOf, nameOf } from '../../../../analysis/rules/kube-object';
import { ANY_KIND, ObjectRule } from '../../../../analysis/rules/rule';
import { AUTHORIZATION_POLICY, EGRESS_NETWORK, ROUTES, SERVER } from '../kinds';

const CALLED = ['Service', 'EgressNetwork'];
const ROUTE_KINDS = ['HTTPRoute', 'GRPCRoute'];
/** Kinds of which it is known that nobody copies their annotations to pods. */
const TOLD = ['Namespace', 'Service', 'ServiceAccount', 'ConfigMap', ...ROUTES, SERVER, AUTHORIZATION_POLICY, EGRESS_NETWORK];

/** Kinds whose annotations of a prefix are read. */
function readersOf(prefix: string, name: string): string[] {
  if (prefix.startsWith('balancer.')) return CALLED;
  if (/^(retry|timeout)\./.test(prefix)) return [...CALLED, ...ROUTE_KINDS];
  return name === 'opaque-ports' ? ['Namespace', 'Pod', ...CALLED] : ['Namespace', 'Pod'];
}

/** An annotation is on an object of which it is not read. */
export const annotationOfOtherKind: ObjectRule = {
  entry: {
    code: 'CM3202',
    name: 'annotation-of-other-kind',
    severity: 'error',
    summary: 'An annotation of Linkerd is on an object of a kind of which it is not read.',
    explanation: 'Settings of proxies are read of pod templates and Namespaces; retries, timeouts and balancing of Services and routes. Elsewhere they do nothing.',
    remedy: 'Move the annotation to an object of which it is read.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/proxy-configuration/',
  },
  reads: [ANY_KIND, 'Pod'],
  check: objects => annotationsWithPrefix(objects).filter(({ object, isOfTemplate }) => isOfTemplate || TOLD.includes(groupKindOf(object)))
    .map(each => ({ ...each, readers: readersOf(each.prefix, each.name) }))
    .filter(({ object, isOfTemplate, readers }) => !readers.includes(isOfTemplate ? 'Pod' : object.kind))
    .map(({ object, prefix, name, pointer, readers }) => (
      { object, pointer, message: `${nameOf(object)} has ${prefix}/${name}, which is read of ${readers.join(', ')} only` })),
};
