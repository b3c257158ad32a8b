import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { ROUTES, routesOf } from '../route';

/** The group of a parent is that of Gateways if nothing is written. */
export const parentWithoutGroup: ObjectRule = {
  entry: {
    code: 'CM4005',
    name: 'parent-without-group',
    severity: 'error',
    summary: 'A parentRef is of kind Service and has no group.',
    explanation: 'The group is gateway.networking.k8s.io if it is not written, and has no Service: the route is used for nothing.',
    remedy: 'Write `group: ""`.',
    see: 'https://gateway-api.sigs.k8s.io/reference/spec/#parentreference',
  },
  reads: ROUTES,
  check: objects => routesOf(objects).flatMap(({ object, spec }) => list(spec.parentRefs).map(record).flatMap(({ kind, group }, i) =>
    kind !== 'Service' || group !== undefined && group !== 'gateway.networking.k8s.io' ? [] : [
      { object, pointer: `/spec/parentRefs/${i}`, message: `${nameOf(object)} has a Service as its parent without \`group: ""\`: it is taken for a kind of Gateways` },
    ])),
};
