import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { gatewayName } from '../lookup/destinations';
import { analysisPage, GATEWAY, ISTIO, VIRTUAL_SERVICE } from '../lookup/kinds';

/** A VirtualService at a Gateway that is not there. */
export const gatewayNotFound: ObjectRule = {
  entry: {
    code: 'CM2105',
    name: 'gateway-not-found',
    severity: 'error',
    summary: 'A VirtualService names a Gateway that does not exist.',
    explanation: 'Its routes are not at that gateway: requests from outside get 404.',
    remedy: 'Name the Gateway as `namespace/name`, or by its name alone if it is in the same namespace.',
    elsewhere: ['IST0101', 'KIA1102'],
    targets: ISTIO,
    see: analysisPage('IST0101'),
  },
  reads: [VIRTUAL_SERVICE, GATEWAY, 'Namespace', 'Service'],
  check: (objects, { complete }) => !complete ? [] : objects.of(VIRTUAL_SERVICE).flatMap(object =>
    list(record(object.body.spec).gateways).flatMap((reference, i) => {
      if (typeof reference !== 'string' || reference === 'mesh' || /\.|~/.test(reference)) return [];
      const { namespace, name } = gatewayName(reference, object.namespace);
      if (objects.find(GATEWAY, namespace, name) || objects.find(GATEWAY, '', name)) return [];
      const known = objects.in(GATEWAY, namespace).length > 0 || objects.find('Namespace', '', namespace) || objects.in('Service', namespace).length > 0;
      return known ? { object, pointer: `/spec/gateways/${i}`, message: `${nameOf(object)} names ${reference}, and there is no Gateway ${namespace}/${name}` } : [];
    })),
};
