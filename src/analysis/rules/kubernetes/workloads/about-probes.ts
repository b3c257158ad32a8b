import { containersOf, portsOfContainer } from '../../container-ports';
import { nameOf } from '../../kube-object';
import { ObjectRule, Problem, RuleEntry } from '../../rule';
import { record } from '../../values';

/** A rule about ports of probes, told by the names and numbers that the container declares. */
export function aboutProbes(entry: RuleEntry, wrong: (port: unknown, names: unknown[], numbers: unknown[]) => boolean): ObjectRule {
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
