import { KubeObject, nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record, text } from '../../../../../analysis/rules/values';
import { fullHost, isOfMesh, serviceOf, VIRTUAL_SERVICE } from '../traffic';

const SIDECAR = 'networking.istio.io/Sidecar';

/** Who lists hosts in a Sidecar sees no others, and no routes of others. */
export const hiddenBySidecar: ObjectRule = {
  entry: {
    code: 'CM2519',
    name: 'route-hidden-by-sidecar',
    severity: 'warning',
    summary: 'A VirtualService for a host of another namespace is not imported by the Sidecar of its own namespace.',
    explanation: 'The Sidecar lists the hosts that its workloads see. This VirtualService is not among them, so their requests are routed without it.',
    remedy: 'Add the host to `egress` of the Sidecar: `./host` imports the VirtualService of the namespace.',
    targets: ['istio-sidecar'],
    see: 'https://istio.io/latest/docs/reference/config/networking/sidecar/#IstioEgressListener',
  },
  reads: [SIDECAR, VIRTUAL_SERVICE],
  check: objects => firstOfNamespaces(objects.of(SIDECAR).filter(isOfNamespace)).flatMap(sidecar => {
    const imports = importsOf(sidecar);
    return objects.in(VIRTUAL_SERVICE, sidecar.namespace).filter(isOfMesh).flatMap(object => {
      const hosts = list(record(object.body.spec).hosts).map(host => fullHost(host, object.namespace));
      const foreign = hosts.length > 0 && hosts.every(host => ![undefined, object.namespace].includes(serviceOf(host)?.namespace));
      return !foreign || hosts.some(imports) ? [] : [{
        object, pointer: '/spec/hosts', message: `${nameOf(sidecar)} does not import ${nameOf(object)}: none of its egress hosts is ./${hosts[0]}`,
      }];
    });
  }),
};

/** Of several Sidecars for a whole namespace one counts. */
function firstOfNamespaces(sidecars: KubeObject[]): KubeObject[] {
  return [...new Map([...sidecars].reverse().map(each => [each.namespace, each])).values()];
}

function isOfNamespace({ body, namespace }: KubeObject): boolean {
  const { workloadSelector, egress } = record(body.spec);
  return namespace !== '' && Object.keys(record(record(workloadSelector).labels)).length === 0 && list(egress).length > 0;
}

/** Whether VirtualServices of the namespace with a host are imported. */
function importsOf({ body, namespace }: KubeObject): (host: string) => boolean {
  const entries = list(record(body.spec).egress).flatMap(egress => list(record(egress).hosts)).map(entry => (text(entry) ?? '').split('/'));
  const names = entries.filter(([from]) => ['.', '*', namespace].includes(from)).map(([, name = '']) => name);
  const [exact, suffixes] = [new Set(names), names.filter(name => name.startsWith('*')).map(name => name.slice(1))];
  return host => exact.has(host) || suffixes.some(suffix => host.endsWith(suffix));
}
