import { CONNECTION_ROUTES, connectionRoutes } from './connection-routes';
import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { withSigns } from '../../lookup/mesh-signs';
import { rulesOf } from '../../lookup/routes';
import { refusal } from '../../refusal';

/** A route of connections has not exactly one rule. */
export const connectionRouteRules: ObjectRule = {
  entry: refusal('CM3153', 'connection-route-rules', 'A TLSRoute or TCPRoute has not exactly one rule.', 'Write one rule, with all its backends, or several routes.', 'egress-network'),
  reads: withSigns(...CONNECTION_ROUTES),
  check: (objects, profile) => connectionRoutes(objects, profile).map(object => ({ object, count: rulesOf(object).length }))
    .filter(({ count }) => count !== 1).map(({ object, count }) => ({ object, pointer: '/spec/rules', message: `${nameOf(object)} has ${count} rules, expected one` })),
};
