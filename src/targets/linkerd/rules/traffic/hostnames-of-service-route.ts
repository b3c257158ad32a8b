import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { ROUTES } from '../kinds';
import { withSigns } from '../mesh-signs';
import { serviceParents } from '../routes';

/** A route of a Service has hostnames. */
export const hostnamesOfServiceRoute: ObjectRule = {
  entry: {
    code: 'CM3058',
    name: 'hostnames-of-service-route',
    severity: 'warning',
    summary: 'A route of a Service has hostnames.',
    explanation: 'Linkerd compares them with the Host of a request, other meshes do not; requests by another name of the Service get 404.',
    remedy: 'Leave out `hostnames`.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/authorization-policy/',
  },
  reads: withSigns(...ROUTES),
  check: (objects, profile) => [...new Set(serviceParents(objects, profile, ROUTES).map(({ route }) => route))]
    .filter(({ body }) => list(record(body.spec).hostnames).length > 0)
    .map(object => ({ object, pointer: '/spec/hostnames', message: `${nameOf(object)} has hostnames and a Service as its parent` })),
};
