import { containersOf, portsOfContainer } from '../../container-ports';
import { nameOf } from '../../kube-object';
import { ObjectRule, Problem, RuleEntry } from '../../rule';
import { record } from '../../values';

function aboutProbes(entry: RuleEntry, wrong: (port: unknown, names: unknown[], numbers: unknown[]) => boolean): ObjectRule {
  return {
    entry,
    reads: ['Pod'],
    check: objects => objects.pods().all.flatMap(pod => containersOf(pod).flatMap(shape => {
      const ports = portsOfContainer(shape);
      const [names, numbers] = [ports.map(({ name }) => name), ports.map(({ port }) => port)];
      return ['readinessProbe', 'livenessProbe', 'startupProbe'].flatMap(probe => ['httpGet', 'tcpSocket', 'grpc'].flatMap((way): Problem[] => {
        const { port } = record(record(shape.container[probe])[way]);
        if (!wrong(port, names, numbers)) return [];
        const has = ports.map(each => each.name ?? each.port).join(', ') || 'none';
        return [{ object: pod.owner, pointer: `${shape.pointer}/${probe}/${way}/port`, message: `${probe} of ${nameOf(pod.owner)} is for port ${port}: the container declares ${has}` }];
      }));
    })),
  };
}

/** A probe by the name of a port that is not there. */
export const probePortMissing = aboutProbes({
  code: 'CM1125',
  name: 'probe-port-name-missing',
  severity: 'error',
  summary: 'A probe names a port that its container does not have.',
  explanation: 'The probe fails each time: the pod does not become ready, or is restarted for ever.',
  remedy: 'Use the name of a port of the same container, or a number.',
  see: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#use-a-named-port',
}, (port, names) => typeof port === 'string' && !/^\d+$/.test(port) && !names.includes(port));

/** A probe of a number that the container does not declare. */
export const probePortUndeclared = aboutProbes({
  code: 'CM1126',
  name: 'probe-port-undeclared',
  severity: 'info',
  summary: 'A probe is for a port that its container does not declare, while it declares others.',
  explanation: 'It works if something listens there. What is made of declared ports, like policies and probes of a mesh, does not know of it.',
  remedy: 'Declare the port, or probe one that is declared.',
  see: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
}, (port, _, numbers) => typeof port === 'number' && numbers.length > 0 && !numbers.includes(port));
