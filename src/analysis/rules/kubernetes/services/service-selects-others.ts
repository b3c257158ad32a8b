import { portsOfPod } from '../../container-ports';
import { nameOf } from '../../kube-object';
import { ObjectRule } from '../../rule';
import { podsOfService, portsOfService } from '../../service-ports';

/** A Service that takes pods of another workload for its own. */
export const serviceSelectsOthers: ObjectRule = {
  entry: {
    code: 'CM1105',
    name: 'service-selects-other-workload',
    severity: 'warning',
    summary: 'A Service selects pods of several workloads, of which some do not have its port.',
    explanation: 'All of them are endpoints: a share of the calls is refused.',
    remedy: 'Add a label to the selector that the other workload does not have.',
    see: 'https://kubernetes.io/docs/concepts/services-networking/service/',
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
