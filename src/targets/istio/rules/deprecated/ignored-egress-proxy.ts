import { BASE } from './base';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';
import { entryOf } from '../lookup/entry';
import { SIDECAR } from '../lookup/kinds';

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
