import { nameOf } from '../../kube-object';
import { ObjectRule } from '../../rule';
import { knowsServices } from '../../service-ports';
import { record, text } from '../../values';

/** A StatefulSet gives its pods names under a Service. */
export const statefulServiceMissing: ObjectRule = {
  entry: {
    code: 'CM1128',
    name: 'stateful-set-service-missing',
    severity: 'error',
    summary: 'A StatefulSet has a serviceName of a Service that does not exist.',
    explanation: 'Its pods get no names in DNS, by which they find each other: calls of single pods fail.',
    remedy: 'Add the Service, with `clusterIP: None`, or correct serviceName.',
    see: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
  },
  reads: ['apps/StatefulSet', 'Service'],
  check: (objects, profile) => objects.of('apps/StatefulSet').flatMap(object => {
    const name = text(record(object.body.spec).serviceName);
    if (!name || !knowsServices(objects, profile, object.namespace) || objects.find('Service', object.namespace, name)) return [];
    return [{ object, pointer: '/spec/serviceName', message: `${nameOf(object)} has serviceName ${name}, and there is no such Service` }];
  }),
};
