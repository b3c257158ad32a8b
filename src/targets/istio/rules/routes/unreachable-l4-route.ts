import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { analysisPage, ISTIO, VIRTUAL_SERVICE } from '../lookup/kinds';

/** Routes of connections after one that takes every connection. */
export const unreachableL4Route: ObjectRule = {
  entry: {
    code: 'CM2108',
    name: 'unreachable-connection-route',
    severity: 'warning',
    summary: 'A TCP or TLS route of a VirtualService comes after one that takes every connection.',
    explanation: 'Routes are tried in their order and the first that matches decides, so the later route is accepted and never used.',
    remedy: 'Move the route without `match` to the end, or give it a match.',
    elsewhere: ['IST0130'],
    targets: ISTIO,
    see: analysisPage('IST0130'),
  },
  reads: [VIRTUAL_SERVICE],
  check: objects => objects.of(VIRTUAL_SERVICE).flatMap(object => ['tls', 'tcp'].flatMap(kind => {
    const routes = list(record(object.body.spec)[kind]);
    const all = routes.findIndex(route => list(record(route).match).length === 0);
    return all < 0 ? [] : routes.slice(all + 1).map((_, i) => ({
      object,
      pointer: `/spec/${kind}/${all + 1 + i}`,
      message: `${kind} route ${all + 1 + i} of ${nameOf(object)} is never reached: route ${all} takes every connection`,
    }));
  })),
};
