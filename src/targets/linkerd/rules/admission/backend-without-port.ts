import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { ROUTES } from '../kinds';
import { withSigns } from '../lookup/mesh-signs';
import { outboundRoutes, serviceBackends } from '../lookup/routes';

/** A route sends to a Service without saying the port. */
export const backendWithoutPort: ObjectRule = {
  entry: {
    code: 'CM3145',
    name: 'backend-without-port',
    severity: 'error',
    summary: 'A route sends to a Service without saying the port.',
    explanation: 'The webhook refuses the object; where the webhook is not there or fails, the object is ignored.',
    remedy: 'Write the port of the Service.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/httproute/',
  },
  reads: withSigns(...ROUTES),
  check: (objects, profile) => outboundRoutes(objects, profile, ROUTES).filter(({ group }) => group === 'gateway.networking.k8s.io')
    .flatMap(object => serviceBackends(object).filter(({ value }) => !value.port)
      .map(({ value, pointer }) => ({ object, pointer, message: `${nameOf(object)} sends to Service '${value.name}' without a port` }))),
};
