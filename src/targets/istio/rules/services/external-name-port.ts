import { protocolOf } from './port-protocol';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { isConcerned } from '../lookup/enrolment';
import { entryOf } from '../lookup/entry';
import { ISTIO } from '../lookup/kinds';

/** A port of an ExternalName Service that takes every connection. */
export const externalNamePort: ObjectRule = {
  entry: entryOf({
    code: 'CM2161',
    name: 'external-name-port',
    severity: 'warning',
    summary: 'A port of an ExternalName Service is one of TCP, or does not say its protocol.',
    explanation: 'Where it is no mere alias, the proxy takes all connections to the port for it, whatever their address.',
    remedy: 'Let the name of the port begin with its protocol, as `http` or `tls`.',
    elsewhere: ['IST0150'],
    targets: ISTIO,
  }),
  reads: ['Service', 'Namespace'],
  check: (objects, profile) => objects.of('Service').filter(object => isConcerned(object.namespace, objects, profile)).flatMap(object =>
    record(object.body.spec).type !== 'ExternalName' ? [] : list(record(object.body.spec).ports).flatMap((port, i) => {
      const protocol = protocolOf(port);
      return protocol && record(port).name !== 'tcp' ? [] : {
        object, pointer: `/spec/ports/${i}`, message: `port ${record(port).name ?? record(port).port} of ${nameOf(object)} is ${protocol ?? 'of no protocol'}, expected http or tls`,
      };
    })),
};
