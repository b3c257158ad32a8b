import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { entryOf } from '../lookup/entry';
import { ISTIO, SIDECAR, VIRTUAL_SERVICE } from '../lookup/kinds';

const BASE = { severity: 'warning' as const, elsewhere: ['IST0002'], targets: ISTIO };

/** A share of delays in whole percents. */
export const deprecatedDelayPercent: ObjectRule = {
  entry: entryOf({
    ...BASE,
    code: 'CM2210',
    name: 'deprecated-delay-percent',
    summary: 'A VirtualService has `fault.delay.percent`, which is deprecated.',
    explanation: 'It is a whole number only, and may go away.',
    remedy: 'Use `fault.delay.percentage.value`.',
  }),
  reads: [VIRTUAL_SERVICE],
  check: objects => objects.of(VIRTUAL_SERVICE).flatMap(object => list(record(object.body.spec).http).flatMap((route, i) =>
    !(record(record(record(route).fault).delay).percent > 0) ? [] : {
      object, pointer: `/spec/http/${i}/fault/delay/percent`, message: `${nameOf(object)} has fault.delay.percent, expected fault.delay.percentage`,
    })),
};

/** A way out that is ignored. */
export const ignoredEgressProxy: ObjectRule = {
  entry: entryOf({
    ...BASE,
    code: 'CM2211',
    name: 'ignored-egress-proxy',
    summary: 'A Sidecar has `outboundTrafficPolicy.egressProxy`, which is ignored.',
    explanation: 'Traffic to unknown hosts goes where it went before.',
    remedy: 'Route the hosts through an egress gateway.',
  }),
  reads: [SIDECAR],
  check: objects => objects.of(SIDECAR).filter(({ body }) => record(record(body.spec).outboundTrafficPolicy).egressProxy).map(object => ({
    object, pointer: '/spec/outboundTrafficPolicy/egressProxy', message: `${nameOf(object)} has egressProxy, which is ignored`,
  })),
};

/** A kind that is gone. */
export const removedKind: ObjectRule = {
  entry: entryOf({
    ...BASE,
    code: 'CM2212',
    name: 'removed-kind',
    summary: 'A CustomResourceDefinition is of a kind that Istio does not read any more.',
    explanation: 'Objects of the kind are stored, and hold for nobody.',
    remedy: 'Use AuthorizationPolicy.',
  }),
  reads: ['apiextensions.k8s.io/CustomResourceDefinition'],
  check: objects => objects.of('apiextensions.k8s.io/CustomResourceDefinition').filter(({ body }) => record(body.spec).group === 'rbac.istio.io').map(object => ({
    object, pointer: '/spec/group', message: `${nameOf(object)} is of rbac.istio.io, expected AuthorizationPolicy of security.istio.io`,
  })),
};
