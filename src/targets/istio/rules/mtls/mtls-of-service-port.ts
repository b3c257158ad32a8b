import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { pointerPart, record } from '../../../../analysis/rules/values';
import { ISTIO, PEER_AUTHENTICATION } from '../lookup/kinds';
import { portFaults } from '../lookup/pod-ports';
import { policySelector } from '../lookup/selectors';

/** Ports of mTLS are those of the pods, which Services may translate. */
export const mtlsOfServicePort: ObjectRule = {
  entry: {
    code: 'CM2641',
    name: 'mtls-of-service-port',
    severity: 'error',
    summary: 'A PeerAuthentication has portLevelMtls for the port of a Service where pods listen on its targetPort.',
    explanation: 'The port is that of the workload: the setting is for a port that no pod has, and the mode of all ports holds for the one that is meant.',
    remedy: 'Name the port of the pods: targetPort.',
    targets: ISTIO,
    see: 'https://istio.io/latest/docs/reference/config/security/peer_authentication/#PeerAuthentication',
  },
  reads: [PEER_AUTHENTICATION, 'Service', 'Pod'],
  check: (objects, { complete, rootNamespace = 'istio-system' }) => {
    const fault = portFaults(objects);
    const policies = objects.of(PEER_AUTHENTICATION).filter(each => complete && each.namespace !== rootNamespace);
    return policies.flatMap(object => Object.keys(record(record(object.body.spec).portLevelMtls)).flatMap(port => {
      const found = fault(object.namespace, policySelector(object), port);
      return found === undefined ? [] : [{ object, pointer: `/spec/portLevelMtls/${pointerPart(port)}`, message: `${nameOf(object)} is about ${found}` }];
    }));
  },
};
