import { portsOfPod } from '../../container-ports';
import { nameOf } from '../../kube-object';
import { ObjectRule } from '../../rule';
import { podsOfService, portsOfService } from '../../service-ports';

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
    see: 'https://kubernetes.io/docs/concepts/services-networking/service/',
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
