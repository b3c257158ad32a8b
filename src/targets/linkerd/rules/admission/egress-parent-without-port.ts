import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { ROUTES, TCP_ROUTE, TLS_ROUTE } from '../kinds';
import { isEgress, parentsOf } from '../lookup/routes';

/** A route is bound to an EgressNetwork without a port. */
export const egressParentWithoutPort: ObjectRule = {
  entry: {
    code: 'CM3115',
    name: 'egress-parent-without-port',
    severity: 'error',
    summary: 'A route is bound to an EgressNetwork without a port.',
    explanation: 'The webhook refuses the object; where the webhook is not there or fails, the object is ignored.',
    remedy: 'Write the port of the parent.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/egress-network/',
  },
  reads: [...ROUTES, TLS_ROUTE, TCP_ROUTE],
  check: objects => [...ROUTES, TLS_ROUTE, TCP_ROUTE].flatMap(kind => objects.of(kind)).flatMap(parentsOf).filter(parent => isEgress(parent)
    && parent.port === undefined)
    .map(({ route: object, name, pointer }) => ({ object, pointer, message: `${nameOf(object)} is bound to EgressNetwork '${name}' without a port` })),
};
