import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { LEGACY_ROUTE } from '../kinds';
import { withSigns } from '../lookup/mesh-signs';
import { backendsOf, outboundRoutes, rulesOf } from '../lookup/routes';

/** All backends of a rule of an HTTPRoute of Linkerd have the weight 0. */
export const allWeightsZero: ObjectRule = {
  entry: {
    code: 'CM3056',
    name: 'weights-that-break-routes',
    severity: 'error',
    summary: 'All backends of a rule of an HTTPRoute of Linkerd have the weight 0.',
    explanation: 'The proxies of clients panic building the route, and take no later route of the Service until they restart.',
    remedy: 'Give a weight to one backend, or leave the route out.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/httproute/',
  },
  reads: withSigns(LEGACY_ROUTE),
  check: (objects, profile) => outboundRoutes(objects, profile, [LEGACY_ROUTE]).flatMap(object => rulesOf(object)
    .filter(rule => backendsOf(rule).length > 1 && backendsOf(rule).every(({ value }) => value.weight === 0))
    .map(({ pointer }) => ({ object, pointer: `${pointer}/backendRefs`, message: `${nameOf(object)} has only backends of weight 0 in a rule` }))),
};
