import { nameOf } from '../../kube-object';
import { ObjectRule } from '../../rule';
import { record, text } from '../../values';

/** Names of single pods are made of a Service without cluster IP. */
export const statefulServiceNotHeadless: ObjectRule = {
  entry: {
    code: 'CM1129',
    name: 'stateful-set-service-not-headless',
    severity: 'warning',
    summary: 'The serviceName of a StatefulSet is that of a Service with a cluster IP.',
    explanation: 'Who looks up the Service gets one address and not those of the pods: members cannot be listed, and meshes do not know single pods by name.',
    remedy: 'Add a Service with `clusterIP: None` for serviceName; another one with a cluster IP may be beside it.',
    see: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#limitations',
  },
  reads: ['apps/StatefulSet', 'Service'],
  check: objects => objects.of('apps/StatefulSet').flatMap(object => {
    const service = objects.find('Service', object.namespace, text(record(object.body.spec).serviceName) ?? '');
    return !service || record(service.body.spec).clusterIP === 'None' ? [] : [
      { object, pointer: '/spec/serviceName', message: `${nameOf(object)} has serviceName ${service.name}, which has a cluster IP; expected clusterIP None` },
    ];
  }),
};
