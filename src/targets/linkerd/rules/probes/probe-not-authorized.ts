import { mayBeOpen, routesByServer } from './openness';
import { takesPath } from './paths';
import { probesOf, probeWords } from './probes';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { AUTHORIZATION_POLICY, HTTP_ROUTE, LEGACY_ROUTE, SERVER, SERVER_AUTHORIZATION } from '../kinds';
import { openTargets } from '../lookup/policies';
import { serverOf } from '../lookup/servers';

/** A route takes a probe, and wants an identity that the kubelet has not. */
export const probeNotAuthorized: ObjectRule = {
  entry: {
    code: 'CM3182',
    name: 'probe-not-authorized',
    severity: 'error',
    summary: 'Routes that take a probe let in nobody without identity.',
    explanation: 'The kubelet has no identity: its probes get 403, and the pod does not become ready.',
    remedy: 'Add a policy for the route of the probe that requires a NetworkAuthentication alone, with the network of the kubelet.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/features/server-policy/',
  },
  reads: ['Pod', 'Namespace', SERVER, HTTP_ROUTE, LEGACY_ROUTE, AUTHORIZATION_POLICY, SERVER_AUTHORIZATION],
  check: objects => {
    const [bound, open] = [routesByServer(objects, [HTTP_ROUTE, LEGACY_ROUTE]), openTargets(objects)];
    return probesOf(objects).filter(({ way }) => way === 'httpGet').flatMap(probe => {
      const server = serverOf(objects, probe.pod, probe.port);
      const routes = server ? (bound.get(`${server.namespace}/${server.name}`) ?? []).filter(route => takesPath(route, probe.is.path)) : [];
      if (!server || routes.length === 0 || mayBeOpen(objects, open, server, routes)) return [];
      return [{ object: probe.pod.owner, pointer: probe.pointer, message: `${probeWords(probe)} gets 403: ${nameOf(routes[0])} lets in nobody without identity` }];
    });
  },
};
