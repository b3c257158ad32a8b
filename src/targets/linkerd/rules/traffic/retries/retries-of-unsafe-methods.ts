import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { HTTP_ROUTE, LEGACY_ROUTE } from '../../kinds';
import { annotationsOf, withSigns } from '../../lookup/mesh-signs';
import { matchesOf, outboundRoutes, rulesOf } from '../../lookup/routes';

const WRITES = ['POST', 'PATCH'];

/** Requests that write are tried again after an answer. */
export const retriesOfUnsafeMethods: ObjectRule = {
  entry: {
    code: 'CM3171',
    name: 'retries-of-unsafe-methods',
    severity: 'warning',
    summary: 'A route for POST or PATCH is tried again after an answer.',
    explanation: 'The destination may have done its work before the answer was an error. Trying again does it twice.',
    remedy: 'Put the rule into a route without annotations of retries, or be sure that the destination recognises repeated requests.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/retries/',
  },
  reads: withSigns(HTTP_ROUTE, LEGACY_ROUTE),
  check: (objects, profile) => outboundRoutes(objects, profile, [HTTP_ROUTE, LEGACY_ROUTE])
    .filter(object => (annotationsOf(object)['retry.linkerd.io/http'] ?? undefined) !== undefined)
    .flatMap(object => rulesOf(object).flatMap(matchesOf).filter(({ value }) => WRITES.includes(value.method)).map(({ value, pointer }) => ({
      object, pointer: `${pointer}/method`, message: `${nameOf(object)} tries ${value.method} again on ${annotationsOf(object)['retry.linkerd.io/http']}, when it may have been done already`,
    }))),
};
