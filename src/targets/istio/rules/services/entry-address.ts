import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { entryOf } from '../lookup/entry';
import { SERVICE_ENTRY, WITH_SIDECARS } from '../lookup/kinds';
import { meshConfig } from '../telemetry/mesh-config';

/** A ServiceEntry for connections that cannot be told from others. */
export const entryWithoutAddress: ObjectRule = {
  entry: entryOf({
    code: 'CM2164',
    name: 'service-entry-without-address',
    severity: 'warning',
    summary: 'A ServiceEntry has a TCP port and no address.',
    explanation: 'A connection has no host: without an address, written or allocated and resolved by the proxy, all connections to the port are taken for it.',
    remedy: 'Write `addresses`, use the protocol TLS, or let proxies answer DNS.',
    elsewhere: ['IST0134', 'IST0133'],
    targets: WITH_SIDECARS,
  }),
  reads: [SERVICE_ENTRY, 'ConfigMap'],
  check: (objects, profile) => allocates(meshConfig(objects, profile)) ? [] : objects.of(SERVICE_ENTRY).flatMap(object => {
    const { addresses, ports } = record(object.body.spec);
    if (list(addresses).length > 0 || list(record(object.body.status).addresses).length > 0) return [];
    return list(ports).flatMap((port, i) => !['', 'TCP'].includes(String(record(port).protocol ?? '').toUpperCase()) ? [] : {
      object, pointer: `/spec/ports/${i}`, message: `${nameOf(object)} has TCP port ${record(port).number} and no address to tell its connections by`,
    });
  }),
};

/** Whether hosts without addresses are given some, and proxies answer for them. */
function allocates(config: string): boolean {
  return /\b(ISTIO_META_DNS_AUTO_ALLOCATE|PILOT_ENABLE_IP_AUTOALLOCATE)["']?:\s*["']?true/.test(config);
}
