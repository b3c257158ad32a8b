import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { text } from '../../../../analysis/rules/values';
import { LEGACY_ROUTE } from '../kinds';
import { isKnown } from '../lookup/known';
import { withSigns } from '../lookup/mesh-signs';
import { outboundRoutes, serviceBackends } from '../lookup/routes';

/** An HTTPRoute of Linkerd sends to a Service that does not exist. */
export const backendMissing: ObjectRule = {
  entry: {
    code: 'CM3009',
    name: 'backend-missing',
    severity: 'error',
    summary: 'An HTTPRoute of Linkerd sends to a Service that does not exist.',
    explanation: 'The share of this backend is answered with 500.',
    remedy: 'Correct the name or the namespace, or add the Service.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/httproute/',
  },
  reads: withSigns(LEGACY_ROUTE),
  check: (objects, profile) => outboundRoutes(objects, profile, [LEGACY_ROUTE]).flatMap(object => serviceBackends(object)
    .map(({ value, pointer }) => ({ name: text(value.name) ?? '', namespace: text(value.namespace) ?? object.namespace, pointer }))
    .filter(({ name, namespace }) => objects.find('Service', namespace, name) === undefined && isKnown(objects, profile, namespace))
    .map(({ name, namespace, pointer }) => ({ object, pointer: `${pointer}/name`, message: `${nameOf(object)} sends to Service ${namespace}/${name}, which does not exist` }))),
};
