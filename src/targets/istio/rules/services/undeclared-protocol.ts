import { protocolOf } from './port-protocol';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { isConcerned, labelsOf } from '../lookup/enrolment';
import { entryOf } from '../lookup/entry';
import { ISTIO } from '../lookup/kinds';

/** A port of which the protocol is guessed. */
export const undeclaredProtocol: ObjectRule = {
  entry: entryOf({
    code: 'CM2160',
    name: 'undeclared-port-protocol',
    severity: 'info',
    summary: 'A port of a Service does not say its protocol.',
    explanation: 'The proxy looks at the first bytes of each connection: where the server speaks first it waits, and rules about requests may not hold.',
    remedy: 'Set `appProtocol`, or let the name begin with the protocol: `http`, `grpc-api`, `tcp-db`.',
    elsewhere: ['IST0118', 'KIA0601'],
    targets: ISTIO,
  }),
  reads: ['Service', 'Namespace'],
  check: (objects, profile) => objects.of('Service').filter(object => isConcerned(object.namespace, objects, profile)).flatMap(object => {
    const { type, ports } = record(object.body.spec);
    if (type === 'ExternalName' || labelsOf(object)['gateway.istio.io/managed'] !== undefined) return [];
    if (object.namespace === (profile.rootNamespace ?? 'istio-system') || /^kube-/.test(object.namespace)) return [];
    return list(ports).flatMap((port, i) => protocolOf(port) ? [] : {
      object, pointer: `/spec/ports/${i}`, message: `port ${record(port).name ?? record(port).port} of ${nameOf(object)} does not say its protocol`,
    });
  }),
};
