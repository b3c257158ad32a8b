import { nameOf } from '../../kube-object';
import { ObjectRule } from '../../rule';
import { podsOfService } from '../../service-ports';

/** A Service that takes pods of a Job for its own. */
export const serviceSelectsJob: ObjectRule = {
  entry: {
    code: 'CM1104',
    name: 'service-selects-job',
    severity: 'warning',
    summary: 'A Service selects pods of a Job beside those of a workload.',
    explanation: 'While the Job runs its pods get a share of the calls, which nobody answers.',
    remedy: 'Give the pods of the Job other labels.',
    see: 'https://kubernetes.io/docs/concepts/services-networking/service/',
  },
  reads: ['Service', 'Pod'],
  check: objects => objects.of('Service').flatMap(object => {
    const pods = podsOfService(objects, object);
    const job = pods.find(({ owner }) => owner.group === 'batch');
    if (!job || pods.every(({ owner }) => owner.group === 'batch')) return [];
    return [{ object, pointer: '/spec/selector', message: `${nameOf(object)} selects pods of ${nameOf(job.owner)} beside those of ${nameOf(pods.find(each => each.owner.group !== 'batch')!.owner)}` }];
  }),
};
