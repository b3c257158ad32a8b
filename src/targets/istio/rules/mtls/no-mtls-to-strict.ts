import { strictness } from './strictness';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { podsOfService } from '../../../../analysis/rules/service-ports';
import { record } from '../../../../analysis/rules/values';
import { DESTINATION_RULE, PEER_AUTHENTICATION, WITH_SIDECARS } from '../lookup/kinds';
import { policiesOf, portPoliciesOf } from '../semantics/balancing/policies';
import { fullHost, serviceOf } from '../semantics/traffic';

/** Who takes mTLS only has to be called with it. */
export const noMtlsToStrict: ObjectRule = {
  entry: {
    code: 'CM2631',
    name: 'no-mtls-to-strict-pods',
    severity: 'error',
    summary: 'A DestinationRule switches mTLS off for a Service whose pods take nothing else.',
    explanation: 'Calls come without the certificate of the mesh, and are reset: clients get 503.',
    remedy: 'Leave `tls` out, so that mTLS is used where pods have it, or make the PeerAuthentication PERMISSIVE first.',
    elsewhere: ['KIA0207'],
    targets: WITH_SIDECARS,
    see: 'https://istio.io/latest/docs/ops/common-problems/network-issues/',
  },
  reads: [DESTINATION_RULE, PEER_AUTHENTICATION, 'Service', 'Pod', 'Namespace'],
  check: (objects, { rootNamespace = 'istio-system' }) => {
    const isStrict = strictness(objects, rootNamespace);
    return objects.of(DESTINATION_RULE).flatMap(object => {
      const host = serviceOf(fullHost(record(object.body.spec).host, object.namespace));
      const service = host && objects.find('Service', host.namespace, host.name);
      const policies = policiesOf(object).flatMap(policy => [policy, ...portPoliciesOf(policy)])
        .filter(({ value }) => ['DISABLE', 'SIMPLE', 'MUTUAL'].includes(record(value.tls).mode));
      const pods = service && policies.length > 0 ? podsOfService(objects, service) : [];
      if (pods.length === 0 || !pods.every(isStrict)) return [];
      return policies.map(({ value, pointer }) => ({
        object, pointer: `${pointer}/tls`, message: `${nameOf(object)} has TLS mode ${value.tls.mode} for ${nameOf(service!)}, whose pods take mTLS only`,
      }));
    });
  },
};
