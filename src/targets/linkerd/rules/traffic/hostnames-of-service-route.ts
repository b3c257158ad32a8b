import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { LEGACY_ROUTE } from '../kinds';
import { withSigns } from '../lookup/mesh-signs';
import { serviceParents } from '../lookup/routes';

/** An HTTPRoute of Linkerd has hostnames, and a Service as its parent. */
export const hostnamesOfServiceRoute: ObjectRule = {
  entry: {
    code: 'CM3058',
    name: 'hostnames-of-service-route',
    severity: 'warning',
    summary: 'An HTTPRoute of Linkerd has hostnames, and a Service as its parent.',
    explanation: 'Linkerd compares them with the Host of a request, other meshes do not; requests by another name of the Service get 404.',
    remedy: 'Leave out `hostnames`.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/httproute/',
  },
  reads: withSigns(LEGACY_ROUTE),
  check: (objects, profile) => [...new Set(serviceParents(objects, profile, [LEGACY_ROUTE]).map(({ route }) => route))]
    .filter(({ body }) => list(record(body.spec).hostnames).length > 0)
    .map(object => ({ object, pointer: '/spec/hostnames', message: `${nameOf(object)} has hostnames and a Service as its parent` })),
};
