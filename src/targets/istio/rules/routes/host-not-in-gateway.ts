import { KubeObject, nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { gatewayName } from '../lookup/destinations';
import { hostsOverlap } from '../lookup/hosts';
import { analysisPage, GATEWAY, ISTIO, VIRTUAL_SERVICE } from '../lookup/kinds';

/** A VirtualService at a Gateway that serves none of its hosts. */
export const hostNotInGateway: ObjectRule = {
  entry: {
    code: 'CM2114',
    name: 'host-not-in-gateway',
    severity: 'warning',
    summary: 'A VirtualService is at a Gateway that serves none of its hosts.',
    explanation: 'Its routes are not at that gateway: requests from outside get 404.',
    remedy: 'Add the host to a server of the Gateway, or correct the namespace before its `/`.',
    elsewhere: ['IST0132'],
    targets: ISTIO,
    see: analysisPage('IST0132'),
  },
  reads: [VIRTUAL_SERVICE, GATEWAY],
  check: objects => objects.of(VIRTUAL_SERVICE).flatMap(object => list(record(object.body.spec).gateways).flatMap((reference, i) => {
    const { namespace, name } = gatewayName(String(reference), object.namespace);
    const gateway = reference === 'mesh' ? undefined : objects.find(GATEWAY, namespace, name);
    const hosts = list(record(object.body.spec).hosts).map(host => String(host).toLowerCase());
    if (!gateway || hosts.length === 0) return [];
    const served = servedTo(object.namespace, gateway);
    if (served.some(each => hosts.some(host => hostsOverlap(each, host)))) return [];
    return { object, pointer: `/spec/gateways/${i}`, message: `${nameOf(gateway)} serves no host of ${nameOf(object)}: ${hosts.join(', ')}` };
  })),
};

/** Hosts of a Gateway to which VirtualServices of a namespace may bind. */
function servedTo(reader: string, { body, namespace }: KubeObject): string[] {
  return list(record(body.spec).servers).flatMap(server => list(record(server).hosts)).flatMap(each => {
    const [scope, host] = String(each).includes('/') ? String(each).split('/') : ['*', String(each)];
    return scope === '*' || (scope === '.' ? namespace : scope) === reader ? host.toLowerCase() : [];
  });
}
