import { probesOf, probeWords } from './probes';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { isMeshed } from '../lookup/pods';

/** A probe that only opens a connection is answered by the proxy. */
export const probeOfProxy: ObjectRule = {
  entry: {
    code: 'CM3185',
    name: 'probe-of-proxy',
    severity: 'warning',
    summary: 'A probe of a meshed pod only opens a connection.',
    explanation: 'The proxy accepts the connection, whether the container listens or not: the probe always succeeds.',
    remedy: 'Probe by httpGet or grpc, or by a command in the container.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/features/server-policy/',
  },
  reads: ['Pod', 'Namespace'],
  check: objects => probesOf(objects).filter(({ way, pod }) => way === 'tcpSocket' && isMeshed(objects, pod)).map(probe => (
    { object: probe.pod.owner, pointer: probe.pointer, message: `${probeWords(probe)} is answered by the proxy, whether the container listens or not` })),
};
