import { halfOpaque } from './half-opaque';
import { ObjectRule } from '../../../../../analysis/rules/rule';

/** A port is opaque for clients, and not for the proxies of the pods. */
export const opaqueByServiceAlone: ObjectRule = {
  entry: {
    code: 'CM3198',
    name: 'opaque-by-service-alone',
    severity: 'error',
    summary: 'A port is opaque by the annotation of its Service, and not by that of the pods behind it.',
    explanation: 'Clients send bytes, which the proxies of the pods look into: policies and metrics are of another protocol, and connections may wait for ten seconds.',
    remedy: 'Write the port of the pods into their `config.linkerd.io/opaque-ports` too, or into that of the Namespace.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/features/protocol-detection/',
  },
  reads: ['Service', 'Pod', 'Namespace'],
  check: objects => halfOpaque(objects, 'Service'),
};
