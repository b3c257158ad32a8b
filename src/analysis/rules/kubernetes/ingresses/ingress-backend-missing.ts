import { backendsOf, INGRESS } from './backends';
import { nameOf } from '../../kube-object';
import { ObjectRule } from '../../rule';
import { hasService, knowsServices } from '../../service-ports';

/** An Ingress to a Service that is not there. */
export const ingressBackendMissing: ObjectRule = {
  entry: {
    code: 'CM1161',
    name: 'ingress-backend-missing',
    severity: 'error',
    summary: 'An Ingress sends requests to a Service that does not exist.',
    explanation: 'Requests of the path are answered with 503, or with 404.',
    remedy: 'Correct the name of the Service, which is in the namespace of the Ingress.',
    see: 'https://kubernetes.io/docs/concepts/services-networking/ingress/#the-ingress-resource',
  },
  reads: [INGRESS, 'Service', 'flagger.app/Canary'],
  check: (objects, profile) => backendsOf(objects)
    .filter(({ object, name }) => knowsServices(objects, profile, object.namespace) && !hasService(objects, object.namespace, name))
    .map(({ object, name, pointer }) => ({ object, pointer: `${pointer}/name`, message: `${nameOf(object)} sends requests to Service ${name}, which does not exist` })),
};
