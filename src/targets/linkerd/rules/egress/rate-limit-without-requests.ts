import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record, text } from '../../../../analysis/rules/values';
import { RATE_LIMIT, SERVER } from '../kinds';
import { protocolOf } from '../lookup/servers';

/** A rate limit is for a Server that has none. */
export const rateLimitWithoutRequests: ObjectRule = {
  entry: {
    code: 'CM3067',
    name: 'rate-limit-without-requests',
    severity: 'error',
    summary: 'A rate limit is for a Server that has none.',
    explanation: 'Limits hold for Servers of HTTP or of detection only, not for those of gRPC, opaque or TLS.',
    remedy: 'Change the protocol of the Server, or leave the limit out.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/rate-limiting/',
  },
  reads: [RATE_LIMIT, SERVER],
  check: objects => objects.of(RATE_LIMIT).flatMap(object => {
    const server = objects.find(SERVER, object.namespace, text(record(record(object.body.spec).targetRef).name) ?? '');
    if (server === undefined || !['gRPC', 'opaque', 'TLS'].includes(protocolOf(server))) return [];
    return [{ object, pointer: '/spec/targetRef', message: `${nameOf(object)} is for ${nameOf(server)} of protocol ${protocolOf(server)}, which has no limits` }];
  }),
};
