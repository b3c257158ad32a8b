import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { ROUTES } from '../kinds';
import { withSigns } from '../lookup/mesh-signs';
import { backendsOf, outboundRoutes, rulesOf } from '../lookup/routes';

/** The only backend of a rule has the weight 0. */
export const loneBackendWeightZero: ObjectRule = {
  entry: {
    code: 'CM3110',
    name: 'lone-backend-weight-zero',
    severity: 'warning',
    summary: 'The only backend of a rule has the weight 0.',
    explanation: 'It gets every request: a weight counts only among several backends.',
    remedy: 'Leave out the weight, or name a backend that shall get the requests.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/httproute/',
  },
  reads: withSigns(...ROUTES),
  check: (objects, profile) => outboundRoutes(objects, profile, [...ROUTES]).flatMap(object => rulesOf(object)
    .flatMap(rule => backendsOf(rule).length === 1 ? backendsOf(rule) : []).filter(({ value }) => value.weight === 0)
    .map(({ pointer }) => ({ object, pointer: `${pointer}/weight`, message: `${nameOf(object)} has a lone backend of weight 0, which gets every request` }))),
};
