import { routesByServer } from './openness';
import { takesPath } from './paths';
import { probesOf, probeWords } from './probes';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { HTTP_ROUTE, LEGACY_ROUTE, SERVER } from '../kinds';
import { protocolOf, serverOf } from '../lookup/servers';

/** A Server with routes takes no probe that they do not take. */
export const probeWithoutRoute: ObjectRule = {
  entry: {
    code: 'CM3181',
    name: 'probe-without-route',
    severity: 'error',
    summary: 'A probe is for a port of a Server with routes, none of which takes it.',
    explanation: 'Probes are let in by themselves only while a Server has no routes. With one they get 404: the pod does not become ready.',
    remedy: 'Add a route for the path of the probe, with a policy that allows the network of the kubelet.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/features/server-policy/',
  },
  reads: ['Pod', 'Namespace', SERVER, HTTP_ROUTE, LEGACY_ROUTE],
  check: objects => {
    const bound = routesByServer(objects, [HTTP_ROUTE, LEGACY_ROUTE]);
    return probesOf(objects).filter(({ way }) => way === 'httpGet').flatMap(probe => {
      const server = serverOf(objects, probe.pod, probe.port);
      const routes = server && ['unknown', 'HTTP/1', 'HTTP/2'].includes(protocolOf(server)) ? bound.get(`${server.namespace}/${server.name}`) ?? [] : [];
      if (routes.length === 0 || routes.some(route => takesPath(route, probe.is.path))) return [];
      return [{ object: probe.pod.owner, pointer: probe.pointer, message: `${probeWords(probe)} gets 404: ${nameOf(server!)} has ${routes.length} routes, and none for it` }];
    });
  },
};
