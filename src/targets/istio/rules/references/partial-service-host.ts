import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { destinationsOf } from '../lookup/destinations';
import { ISTIO, SERVICE_ENTRY, VIRTUAL_SERVICE } from '../lookup/kinds';
import { KnownHosts } from '../lookup/known-hosts';

/** A host that Kubernetes would complete and Istio does not. */
export const partialServiceHost: ObjectRule = {
  entry: {
    code: 'CM2106',
    name: 'partial-service-host',
    severity: 'error',
    summary: 'A VirtualService sends requests to a host like `name.namespace`, which is not completed.',
    explanation: 'Only a name without dots gets the namespace and the cluster domain; with a dot it is taken as it is, and no cluster has such a host.',
    remedy: 'Write the whole name: `name.namespace.svc.cluster.local`.',
    elsewhere: ['IST0101'],
    targets: ISTIO,
    see: 'https://istio.io/latest/docs/reference/config/networking/virtual-service/#Destination',
  },
  reads: [VIRTUAL_SERVICE, 'Service', SERVICE_ENTRY],
  check: objects => {
    const hosts = new KnownHosts(objects);
    return objects.of(VIRTUAL_SERVICE).flatMap(object => destinationsOf(object).flatMap(({ host, pointer }) => {
      const [, name, namespace] = /^([^.*]+)\.([^.*]+)(?:\.svc)?$/.exec(host) ?? [];
      if (name === undefined || !objects.find('Service', namespace, name) || hosts.portsOf(host.toLowerCase(), [object.namespace])) return [];
      return { object, pointer: `${pointer}/host`, message: `${nameOf(object)} sends requests to ${host}, expected ${name}.${namespace}.svc.cluster.local` };
    }));
  },
};
