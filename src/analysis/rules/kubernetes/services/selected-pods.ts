import { portsOfPod } from '../../container-ports';
import { KubeObject, nameOf } from '../../kube-object';
import { labelsOf, labelWords } from '../../label-selector';
import { ObjectRule } from '../../rule';
import { knowsPods, podsOfService, portsOfService } from '../../service-ports';
import { record } from '../../values';

const SERVICE_PAGE = 'https://kubernetes.io/docs/concepts/services-networking/service/';
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
    elsewhere: ['KIA0701'],
    see: SERVICE_PAGE,
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

/** A target by a name that no container has. */
export const targetPortNameMissing: ObjectRule = {
  entry: {
    code: 'CM1102',
    name: 'target-port-name-missing',
    severity: 'error',
    summary: 'A Service has a targetPort by a name that no container of its pods has.',
    explanation: 'The port has no endpoints, and calls of it fail at once.',
    remedy: 'Use the name of a port of the container, or its number.',
    elsewhere: ['KIA0701'],
    see: SERVICE_PAGE,
  },
  reads: ['Service', 'Pod'],
  check: objects => objects.of('Service').flatMap(object => {
    const pods = podsOfService(objects, object);
    if (pods.length === 0) return [];
    const names = new Set(pods.flatMap(portsOfPod).map(({ name }) => name));
    return portsOfService(object).filter(({ target }) => typeof target === 'string' && !/^\d+$/.test(target) && !names.has(target))
      .map(({ target, pointer }) => ({ object, pointer: `${pointer}/targetPort`, message: `${nameOf(object)} has targetPort ${target}: no container of ${nameOf(pods[0].owner)} has a port of this name` }));
  }),
};

/** A target by a number that no container declares. */
export const targetPortUndeclared: ObjectRule = {
  entry: {
    code: 'CM1103',
    name: 'target-port-undeclared',
    severity: 'warning',
    summary: 'A Service has a targetPort that no container of its pods declares, while they declare others.',
    explanation: 'Nothing is known to listen there: calls are refused if nothing does.',
    remedy: 'Use the port of the container as targetPort, or declare the port that it listens on.',
    elsewhere: ['KIA0701'],
    see: SERVICE_PAGE,
  },
  reads: ['Service', 'Pod'],
  check: objects => objects.of('Service').flatMap(object => {
    const pods = podsOfService(objects, object);
    if (pods.length === 0 || pods.some(pod => portsOfPod(pod).length === 0)) return [];
    const numbers = new Set(pods.flatMap(portsOfPod).map(({ port }) => port));
    return portsOfService(object).filter(({ target }) => typeof target === 'number' && !numbers.has(target))
      .map(({ target, pointer }) => ({ object, pointer, message: `${nameOf(object)} sends calls to port ${target}: containers of ${nameOf(pods[0].owner)} declare ${[...numbers].join(', ')}` }));
  }),
};

/** A Service that takes pods of a Job for its own. */
export const serviceSelectsJob: ObjectRule = {
  entry: {
    code: 'CM1104',
    name: 'service-selects-job',
    severity: 'warning',
    summary: 'A Service selects pods of a Job beside those of a workload.',
    explanation: 'While the Job runs its pods get a share of the calls, which nobody answers.',
    remedy: 'Give the pods of the Job other labels.',
    see: SERVICE_PAGE,
  },
  reads: ['Service', 'Pod'],
  check: objects => objects.of('Service').flatMap(object => {
    const pods = podsOfService(objects, object);
    const job = pods.find(({ owner }) => owner.group === 'batch');
    if (!job || pods.every(({ owner }) => owner.group === 'batch')) return [];
    return [{ object, pointer: '/spec/selector', message: `${nameOf(object)} selects pods of ${nameOf(job.owner)} beside those of ${nameOf(pods.find(each => each.owner.group !== 'batch')!.owner)}` }];
  }),
};

/** A Service that takes pods of another workload for its own. */
export const serviceSelectsOthers: ObjectRule = {
  entry: {
    code: 'CM1105',
    name: 'service-selects-other-workload',
    severity: 'warning',
    summary: 'A Service selects pods of several workloads, of which some do not have its port.',
    explanation: 'All of them are endpoints: a share of the calls is refused.',
    remedy: 'Add a label to the selector that the other workload does not have.',
    see: SERVICE_PAGE,
  },
  reads: ['Service', 'Pod'],
  check: objects => objects.of('Service').flatMap(object => {
    const pods = podsOfService(objects, object).filter(({ owner }) => owner.group !== 'batch');
    return portsOfService(object).slice(0, 1).flatMap(({ target }) => {
      const has = pods.filter(pod => portsOfPod(pod).some(({ port, name }) => [port, name].includes(target)));
      const other = pods.find(pod => !has.includes(pod) && portsOfPod(pod).length > 0);
      return has.length === 0 || !other ? [] : [{ object, pointer: '/spec/selector', message: `${nameOf(object)} selects pods of ${nameOf(other.owner)} too, which do not have port ${target}` }];
    });
  }),
};
