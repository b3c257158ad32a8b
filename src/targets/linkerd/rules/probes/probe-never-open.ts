import { mayBeOpen, routesByServer } from './openness';
import { Probe, probesOf, probeWords } from './probes';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { AUTHORIZATION_POLICY, ROUTES, SERVER, SERVER_AUTHORIZATION } from '../kinds';
import { isStrict } from '../lookup/pods';
import { openTargets } from '../lookup/policies';
import { portKey, protocolOf, serversByPort } from '../lookup/servers';

/** Whether nothing lets a probe in by itself: one of gRPC or TLS, or any of a Server that is not of HTTP. */
function needsPolicy({ way, is }: Probe, protocol: string): boolean {
  if (way === 'tcpSocket') return false;
  return way === 'grpc' || is.scheme === 'HTTPS' || ['gRPC', 'opaque', 'TLS'].includes(protocol);
}

/** A probe that no proxy lets in by itself, where clients need an identity. */
export const probeNeverOpen: ObjectRule = {
  entry: {
    code: 'CM3183',
    name: 'probe-never-open',
    severity: 'error',
    summary: 'A probe is of gRPC or TLS, or of a Server that is not of HTTP, and the port lets in nobody without identity.',
    explanation: 'Only probes by httpGet without TLS are let in by themselves, of ports of HTTP. The others are refused, and the pod does not become ready.',
    remedy: 'Add a policy for the Server that requires a NetworkAuthentication alone, with the network of the kubelet, or probe another port.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/features/server-policy/',
  },
  reads: ['Pod', 'Namespace', SERVER, ...ROUTES, AUTHORIZATION_POLICY, SERVER_AUTHORIZATION],
  check: objects => {
    const [bound, open] = [routesByServer(objects, ROUTES), openTargets(objects)];
    return probesOf(objects).flatMap(probe => {
      const servers = serversByPort(objects).get(portKey(probe.pod, probe.port)) ?? [];
      const [server] = servers;
      if (servers.length > 1 || probe.port === undefined || !needsPolicy(probe, server ? protocolOf(server) : 'unknown')) return [];
      const routes = server ? bound.get(`${server.namespace}/${server.name}`) ?? [] : [];
      if (server ? mayBeOpen(objects, open, server, routes) : !isStrict(objects, probe.pod)) return [];
      const by = server ? nameOf(server) : 'the default policy';
      return [{ object: probe.pod.owner, pointer: probe.pointer, message: `${probeWords(probe)} is refused: ${by} lets in nobody without identity` }];
    });
  },
};
