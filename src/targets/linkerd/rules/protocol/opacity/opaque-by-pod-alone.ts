import { halfOpaque } from './half-opaque';
import { ObjectRule } from '../../../../../analysis/rules/rule';

/** A port is opaque for the proxies of the pods, and not for clients. */
export const opaqueByPodAlone: ObjectRule = {
  entry: {
    code: 'CM3199',
    name: 'opaque-by-pod-alone',
    severity: 'error',
    summary: 'A port is opaque by the annotation of the pods, and not by that of the Service before them.',
    explanation: 'Clients look into connections that the pods take for bytes, and wait for ten seconds where the server speaks first.',
    remedy: 'Write the port of the Service into its `config.linkerd.io/opaque-ports` too.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/features/protocol-detection/',
  },
  reads: ['Service', 'Pod', 'Namespace'],
  check: objects => halfOpaque(objects, 'Pod'),
};
