import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { destinationsOf, readersOf } from '../lookup/destinations';
import { hostKey } from '../lookup/hosts';
import { analysisPage, ISTIO, VIRTUAL_SERVICE } from '../lookup/kinds';
import { HOST_KINDS, KnownHosts } from '../lookup/known-hosts';

/** A route to a Service that is not there. */
export const destinationHostNotFound: ObjectRule = {
  entry: {
    code: 'CM2102',
    name: 'destination-host-not-found',
    severity: 'error',
    summary: 'A VirtualService sends requests to a Service that does not exist.',
    explanation: 'There is no cluster for the host, so the proxy answers 503 to every request that takes this route.',
    remedy: 'Correct the host, or add the Service or a ServiceEntry that the namespace sees.',
    elsewhere: ['IST0101', 'KIA1101'],
    targets: ISTIO,
    see: analysisPage('IST0101'),
  },
  reads: [VIRTUAL_SERVICE, ...HOST_KINDS],
  check: (objects, { complete }) => {
    const hosts = new KnownHosts(objects);
    return !complete ? [] : objects.of(VIRTUAL_SERVICE).flatMap(object => destinationsOf(object)
      .filter(({ host }) => hosts.isMissing(hostKey(host, object.namespace), readersOf(object)))
      .map(({ host, pointer }) => ({
        object, pointer: `${pointer}/host`, message: `${nameOf(object)} sends requests to ${host}, and there is no Service or ServiceEntry of this host`,
      })));
  },
};
