import { claimRoutesOf } from './claim-routes';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { hasLabels } from '../../../../analysis/rules/selector';
import { entryOf } from '../lookup/entry';
import { GATEWAY, ISTIO, REQUEST_AUTHENTICATION, VIRTUAL_SERVICE } from '../lookup/kinds';
import { PodsAnywhere, selectorOf } from '../lookup/pods-anywhere';
import { policySelector } from '../lookup/selectors';

/** Routes by claims of tokens that nobody checks. */
export const claimsWithoutTokens: ObjectRule = {
  entry: entryOf({
    code: 'CM2204',
    name: 'claims-without-request-authentication',
    severity: 'error',
    summary: 'A VirtualService routes by claims of a token, and no RequestAuthentication is for its gateway.',
    explanation: 'Claims are known only of tokens that were checked, so the route never matches.',
    remedy: 'Add a RequestAuthentication for the pods of the gateway.',
    elsewhere: ['IST0149'],
    targets: ISTIO,
  }),
  reads: [VIRTUAL_SERVICE, GATEWAY, REQUEST_AUTHENTICATION, 'Pod'],
  check: (objects, { rootNamespace = 'istio-system' }) => {
    const pods = new PodsAnywhere(objects);
    return claimRoutesOf(objects).flatMap(({ object, pointer, gateways }) => {
      const open = gateways.find(gateway => pods.having(selectorOf(gateway)).some(pod => [rootNamespace, pod.namespace]
        .every(namespace => !objects.in(REQUEST_AUTHENTICATION, namespace).some(each => hasLabels(pod.labels, policySelector(each))))));
      return open ? { object, pointer, message: `${nameOf(object)} routes by claims, and no RequestAuthentication is for the pods of ${nameOf(open)}` } : [];
    });
  },
};
