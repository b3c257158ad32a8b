import { KubeObject, nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { ObjectRule, Problem } from '../../../../analysis/rules/rule';
import { destinationsOf, gatewaysOf, readersOf } from '../lookup/destinations';
import { hostKey } from '../lookup/hosts';
import { analysisPage, ISTIO, SERVICE_ENTRY, VIRTUAL_SERVICE } from '../lookup/kinds';
import { KnownHosts } from '../lookup/known-hosts';

const READS = [VIRTUAL_SERVICE, 'Service', SERVICE_ENTRY];

/** Destinations without a port of hosts with several. */
function withoutPort(objects: ObjectSet, concerned: (object: KubeObject) => boolean, instead: string): Problem[] {
  const hosts = new KnownHosts(objects);
  return objects.of(VIRTUAL_SERVICE).filter(concerned).flatMap(object => destinationsOf(object).flatMap(({ host, port, pointer }) => {
    const ports = hosts.portsOf(hostKey(host, object.namespace), readersOf(object)) ?? [];
    if (port !== undefined || ports.length < 2) return [];
    return { object, pointer, message: `${nameOf(object)} names no port of ${host}, which has ${ports.join(', ')}: ${instead}` };
  }));
}

/** At a gateway the port is that of its listener. */
export const portOfGateway: ObjectRule = {
  entry: {
    code: 'CM2112',
    name: 'destination-port-of-gateway',
    severity: 'error',
    summary: 'A VirtualService of a gateway names no port of a Service that has several.',
    explanation: 'Requests go to the port that the gateway listens on, and where the Service has no such port they get 503.',
    remedy: 'Name the port in `destination.port.number`.',
    elsewhere: ['IST0112'],
    targets: ISTIO,
    see: analysisPage('IST0112'),
  },
  reads: READS,
  check: objects => withoutPort(objects, object => gatewaysOf(object).some(each => each !== 'mesh'), 'the port of the gateway is taken'),
};

/** In the mesh the port is that of the request. */
export const portOfRequest: ObjectRule = {
  entry: {
    code: 'CM2113',
    name: 'destination-port-of-request',
    severity: 'info',
    summary: 'A VirtualService of the mesh names no port of a Service that has several.',
    explanation: 'The request keeps the port that was asked for, so the routes hold on every port of the Service.',
    remedy: 'Name the port in `destination.port.number` if only one is meant.',
    elsewhere: ['IST0112'],
    targets: ISTIO,
    see: analysisPage('IST0112'),
  },
  reads: READS,
  check: objects => withoutPort(objects, object => gatewaysOf(object).every(each => each === 'mesh'), 'the port of the request is taken'),
};
