import { KubeObject, nameOf } from '../../kube-object';
import { labelWords, labelsOf } from '../../label-selector';
import { ObjectRule } from '../../rule';
import { knowsPods, podsOfService } from '../../service-ports';
import { record } from '../../values';

const CANARY = 'flagger.app/Canary';

function selectorIn({ body }: KubeObject): { [key: string]: string } {
  return record(body.spec).type === 'ExternalName' ? {} : labelsOf(record(body.spec).selector);
}

/** A Service for no pod. */
export const serviceSelectsNoPod: ObjectRule = {
  entry: {
    code: 'CM1101',
    name: 'service-selects-no-pod',
    severity: 'warning',
    summary: 'A Service selects no pod.',
    explanation: 'It has no endpoints, and calls of it fail at once.',
    remedy: 'Use labels of the pod template, not those of the workload itself.',
    see: 'https://kubernetes.io/docs/concepts/services-networking/service/',
  },
  reads: ['Service', 'Pod', CANARY],
  check: (objects, profile) => {
    const made = new Set(objects.of(CANARY).map(({ namespace, body }) => `${namespace}/${record(record(body.spec).targetRef).name}-primary`));
    return objects.of('Service').filter(service => knowsPods(objects, profile, service.namespace)).flatMap(object => {
      const labels = selectorIn(object);
      const isMade = Object.values(labels).some(value => made.has(`${object.namespace}/${value}`));
      if (Object.keys(labels).length === 0 || isMade || podsOfService(objects, object).length > 0) return [];
      return [{ object, pointer: '/spec/selector', message: `${nameOf(object)} selects no pod: none has ${labelWords(labels)}` }];
    });
  },
};
