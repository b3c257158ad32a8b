import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';

const VIRTUAL_SERVICE = 'networking.istio.io/VirtualService';

/** Routes of a VirtualService are tried in their order: what comes after one without a match is never reached. */
export const unreachableRoute: ObjectRule = {
  entry: {
    code: 'CM2101',
    name: 'unreachable-route',
    severity: 'warning',
    summary: 'A route of a VirtualService comes after one that takes every request.',
    explanation: 'Routes are tried in their order and the first that matches decides, so the later route is accepted and never used.',
    remedy: 'Move the route without `match` to the end, or give it a match.',
    elsewhere: ['IST0130'],
    targets: ['istio-sidecar', 'istio-ambient'],
    see: 'https://istio.io/latest/docs/reference/config/analysis/ist0130/',
  },
  reads: [VIRTUAL_SERVICE],
  check: objects => objects.of(VIRTUAL_SERVICE).flatMap(object => {
    const routes = list(record(object.body.spec).http);
    const all = routes.findIndex(route => list(record(route).match).length === 0);
    return all < 0 ? [] : routes.slice(all + 1).map((_, i) => ({
      object, pointer: `/spec/http/${all + 1 + i}`, message: `route ${all + 1 + i} of ${nameOf(object)} is never reached: route ${all} takes every request`,
    }));
  }),
};
