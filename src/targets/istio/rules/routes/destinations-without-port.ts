import { KubeObject, nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { Problem } from '../../../../analysis/rules/rule';
import { destinationsOf, readersOf } from '../lookup/destinations';
import { hostKey } from '../lookup/hosts';
import { SERVICE_ENTRY, VIRTUAL_SERVICE } from '../lookup/kinds';
import { KnownHosts } from '../lookup/known-hosts';

/** Kinds that tell the ports of hosts. */
export const READS = [VIRTUAL_SERVICE, 'Service', SERVICE_ENTRY];

/** Destinations without a port of hosts with several. */
export function withoutPort(objects: ObjectSet, concerned: (object: KubeObject) => boolean, instead: string): Problem[] {
  const hosts = new KnownHosts(objects);
  return objects.of(VIRTUAL_SERVICE).filter(concerned).flatMap(object => destinationsOf(object).flatMap(({ host, port, pointer }) => {
    const ports = hosts.portsOf(hostKey(host, object.namespace), readersOf(object)) ?? [];
    if (port !== undefined || ports.length < 2) return [];
    return { object, pointer, message: `${nameOf(object)} names no port of ${host}, which has ${ports.join(', ')}: ${instead}` };
  }));
}
