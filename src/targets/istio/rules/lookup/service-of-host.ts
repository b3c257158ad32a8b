import { hostKey, serviceOf } from './hosts';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { portsOfService } from '../../../../analysis/rules/service-ports';

/** Ports of the Service that a host stands for; none if it is not there, or is none of a Service. */
export function portsOfHost(objects: ObjectSet, host: unknown, namespace: string): number[] {
  const name = typeof host === 'string' ? serviceOf(hostKey(host, namespace)) : undefined;
  const service = name && objects.find('Service', name.namespace, name.name);
  return service ? [...new Set(portsOfService(service).map(({ port }) => port))] : [];
}
