import { portsOfPod } from '../../../../analysis/rules/container-ports';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { AUTHORIZATION_POLICY, SERVER } from '../kinds';
import { isLeftOut } from '../pods';
import { targetKey } from '../policies';
import { portKey, serversByPort } from '../servers';

/** A policy for a Namespace is about ports with a Server only. */
export const namespacePolicyWithoutServers: ObjectRule = {
  entry: {
    code: 'CM3192',
    name: 'namespace-policy-without-servers',
    severity: 'warning',
    summary: 'A policy is for a Namespace of which ports have no Server.',
    explanation: 'Policies for a Namespace hold for ports with a Server. The others have the default policy, and this one neither opens nor closes them.',
    remedy: 'Add a Server for each port, or set the default policy of the Namespace.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/authorization-policy/',
  },
  reads: [AUTHORIZATION_POLICY, SERVER, 'Pod', 'Namespace'],
  check: objects => objects.of(AUTHORIZATION_POLICY).filter(policy => targetKey(policy) === `Namespace ${policy.namespace}`).flatMap(object => {
    const ports = objects.pods().in(object.namespace).filter(pod => !isLeftOut(objects, pod)).flatMap(pod => portsOfPod(pod)
      .filter(({ port, protocol }) => protocol === 'TCP' && !serversByPort(objects).has(portKey(pod, port))).map(({ port }) => `${port} of ${nameOf(pod.owner)}`));
    return ports.length === 0 ? [] : [{ object, pointer: '/spec/targetRef', message: `${nameOf(object)} does not hold for ports without a Server: ${ports.slice(0, 3).join(', ')}` }];
  }),
};
