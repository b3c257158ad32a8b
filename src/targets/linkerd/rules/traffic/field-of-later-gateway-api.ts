import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';
import { GRPC_ROUTE, HTTP_ROUTE } from '../kinds';
import { isUsed, withSigns } from '../lookup/mesh-signs';
import { outboundRoutes } from '../lookup/routes';

const LATER = ['useDefaultGateways'];

/** A route has a field that came after the Gateway API that Linkerd reads. */
export const fieldOfLaterGatewayApi: ObjectRule = {
  entry: {
    code: 'CM3204',
    name: 'field-of-later-gateway-api',
    severity: 'warning',
    summary: 'A route has a field that is newer than the Gateway API that Linkerd reads.',
    explanation: 'Linkerd 2.20 reads what version 1.2.1 has; a field of a later one is ignored, or the route with it.',
    remedy: 'Leave the field out of routes that Linkerd reads.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/features/gateway-api/',
  },
  reads: withSigns(HTTP_ROUTE, GRPC_ROUTE),
  check: (objects, profile) => !isUsed(objects, profile) ? [] : outboundRoutes(objects, profile, [HTTP_ROUTE, GRPC_ROUTE]).flatMap(object => LATER
    .filter(field => (record(object.body.spec)[field] ?? undefined) !== undefined)
    .map(field => ({ object, pointer: `/spec/${field}`, message: `${nameOf(object)} has ${field}, which Linkerd 2.20 does not know` }))),
};
