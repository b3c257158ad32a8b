import { portsOfPod } from '../../container-ports';
import { nameOf } from '../../kube-object';
import { ObjectRule } from '../../rule';
import { podsOfService, portsOfService } from '../../service-ports';

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
    see: 'https://kubernetes.io/docs/concepts/services-networking/service/',
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
