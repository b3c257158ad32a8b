import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { EGRESS_NETWORK, ROUTES, SERVER } from '../kinds';
import { isKnown, KNOWN_BY } from '../lookup/known';
import { isUsed, withSigns } from '../lookup/mesh-signs';
import { isEgress, isServer, isService, parentsOf } from '../lookup/routes';

/** A route names a Server or EgressNetwork that does not exist, or an HTTPRoute of Linkerd a Service. */
export const routeToMissingParent: ObjectRule = {
  entry: {
    code: 'CM3003',
    name: 'route-to-missing-parent',
    severity: 'error',
    summary: 'A route names a Server or EgressNetwork that does not exist, or an HTTPRoute of Linkerd a Service.',
    explanation: 'A route without its parent is not accepted and does nothing.',
    remedy: 'Correct the name or the namespace, or add the parent.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/authorization-policy/',
  },
  reads: withSigns(...ROUTES, SERVER, EGRESS_NETWORK, ...KNOWN_BY),
  check: (objects, profile) => !isUsed(objects, profile) ? [] : ROUTES.flatMap(kind => objects.of(kind)).flatMap(parentsOf)
    .filter(parent => isServer(parent) || isEgress(parent) || isService(parent) && parent.route.group === 'policy.linkerd.io')
    .filter(({ group, kind, namespace, name }) => objects.find(group === '' ? kind : `${group}/${kind}`, namespace, name) === undefined
      && isKnown(objects, profile, namespace))
    .map(({ route: object, kind, namespace, name, pointer }) => ({
      object, pointer: `${pointer}/name`, message: `${nameOf(object)} names ${kind} ${namespace}/${name} as its parent, which does not exist`,
    })),
};
