import { KubeObject, nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { gatewaysOf } from '../lookup/destinations';
import { ISTIO, VIRTUAL_SERVICE } from '../lookup/kinds';
import { portsOfHost } from '../lookup/service-of-host';
import { routesOf } from '../semantics/traffic';

/** A match by a port to which there are no requests. */
export const matchOfMissingPort: ObjectRule = {
  entry: {
    code: 'CM2643',
    name: 'match-of-missing-port',
    severity: 'warning',
    summary: 'A match of a VirtualService of the mesh is about a port that no Service of its hosts has.',
    explanation: 'Clients call the port of the Service, so no request matches.',
    remedy: 'Name a port of the Service: its `port`, not its `targetPort`.',
    targets: ISTIO,
    see: 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#HTTPMatchRequest',
  },
  reads: [VIRTUAL_SERVICE, 'Service'],
  check: objects => objects.of(VIRTUAL_SERVICE).filter(object => gatewaysOf(object).every(isMesh)).flatMap(object => {
    const ports = portsOfHosts(objects, object);
    return ports.size === 0 ? [] : routesOf(object, ['http', 'tls', 'tcp']).flatMap(({ value, pointer }) => list(value.match).map(record)
      .map(({ port, gateways }, i) => ({ port, gateways: list(gateways), at: `${pointer}/match/${i}/port` }))
      .filter(({ port, gateways }) => typeof port === 'number' && gateways.every(isMesh) && !ports.has(port))
      .map(({ port, at }) => ({
        object, pointer: at, message: `${nameOf(object)} matches requests to port ${port}, and its Services have ${[...ports].join(', ')}`,
      })));
  }),
};

function isMesh(gateway: unknown): boolean {
  return gateway === 'mesh';
}

/** Ports of all hosts; none if one of them is not known as a Service. */
function portsOfHosts(objects: ObjectSet, { body, namespace }: KubeObject): Set<number> {
  const ports = list(record(body.spec).hosts).map(host => portsOfHost(objects, host, namespace));
  return new Set(ports.every(each => each.length > 0) ? ports.flat() : []);
}
