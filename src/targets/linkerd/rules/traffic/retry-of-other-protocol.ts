import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { pointerPart } from '../../../../analysis/rules/values';
import { ROUTES } from '../kinds';
import { annotationsOf, withSigns } from '../lookup/mesh-signs';
import { outboundRoutes } from '../lookup/routes';

/** A route has conditions to retry of the other protocol. */
export const retryOfOtherProtocol: ObjectRule = {
  entry: {
    code: 'CM3046',
    name: 'retry-of-other-protocol',
    severity: 'error',
    summary: 'A route has conditions to retry of the other protocol.',
    explanation: 'An HTTPRoute reads `retry.linkerd.io/http` only and a GRPCRoute `retry.linkerd.io/grpc` only, so nothing is retried.',
    remedy: 'Use the annotation of the kind of the route.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/httproute/',
  },
  reads: withSigns(...ROUTES),
  check: (objects, profile) => outboundRoutes(objects, profile, [...ROUTES]).flatMap(object => {
    const key = object.kind === 'GRPCRoute' ? 'retry.linkerd.io/http' : 'retry.linkerd.io/grpc';
    return !(key in annotationsOf(object))
      ? [] : [{ object, pointer: `/metadata/annotations/${pointerPart(key)}`, message: `${nameOf(object)} has ${key}, which is not read` }];
  }),
};
