import { KubeObject } from '../../kube-object';
import { ObjectRule, Problem, RuleEntry } from '../../rule';
import { ServicePort, portsOfService } from '../../service-ports';
import { record } from '../../values';

/** A rule about Services alone: where something is wrong, and what. */
export function aboutServices(entry: RuleEntry, find: (service: KubeObject, spec: { [key: string]: any }, ports: ServicePort[]) => Omit<Problem, 'object'>[]): ObjectRule {
  return {
    entry,
    reads: ['Service'],
    check: objects => objects.of('Service').flatMap(object => find(object, record(object.body.spec), portsOfService(object)).map(problem => ({ object, ...problem }))),
  };
}
