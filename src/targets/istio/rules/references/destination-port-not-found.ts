import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { destinationsOf, readersOf } from '../lookup/destinations';
import { hostKey } from '../lookup/hosts';
import { analysisPage, ISTIO, SERVICE_ENTRY, VIRTUAL_SERVICE } from '../lookup/kinds';
import { KnownHosts } from '../lookup/known-hosts';

/** A route to a port that its Service does not have. */
export const destinationPortNotFound: ObjectRule = {
  entry: {
    code: 'CM2103',
    name: 'destination-port-not-found',
    severity: 'error',
    summary: 'A VirtualService sends requests to a port that the host does not have.',
    explanation: 'There is no cluster for the host and port, so the proxy answers 503 to every request that takes this route.',
    remedy: 'Name a port of the Service: its `port`, not its `targetPort`.',
    elsewhere: ['IST0101'],
    targets: ISTIO,
    see: analysisPage('IST0101'),
  },
  reads: [VIRTUAL_SERVICE, 'Service', SERVICE_ENTRY],
  check: objects => {
    const hosts = new KnownHosts(objects);
    return objects.of(VIRTUAL_SERVICE).flatMap(object => destinationsOf(object).flatMap(({ host, port, pointer }) => {
      const ports = hosts.portsOf(hostKey(host, object.namespace), readersOf(object));
      if (port === undefined || !ports || ports.length === 0 || ports.includes(port)) return [];
      return { object, pointer: `${pointer}/port/number`, message: `${nameOf(object)} sends requests to port ${port} of ${host}, which has ${ports.join(', ')}` };
    }));
  },
};
