import { portsOfPod } from '../../../../analysis/rules/container-ports';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { AUTHORIZATION_POLICY, SERVER } from '../kinds';
import { isLeftOut } from '../lookup/pods';
import { policiesByTarget } from '../lookup/policies';
import { portKey, serversByPort } from '../lookup/servers';

/** Ports of pods of a namespace that no Server is for. */
function unguarded(objects: ObjectSet, namespace: string): string[] {
  return objects.pods().in(namespace).filter(pod => !isLeftOut(objects, pod)).flatMap(pod => portsOfPod(pod)
    .filter(({ port, protocol }) => protocol === 'TCP' && !serversByPort(objects).has(portKey(pod, port)))
    .map(({ port }) => `${port} of ${nameOf(pod.owner)}`));
}

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
  check: objects => [...policiesByTarget(objects)].filter(([target]) => target.startsWith('Namespace ')).flatMap(([, policies]) => {
    const ports = unguarded(objects, policies[0].namespace);
    return policies.flatMap(object => ports.length === 0 ? [] : [{ object, pointer: '/spec/targetRef', message: `${nameOf(object)} does not hold for ports without a Server: ${ports.slice(0, 3).join(', ')}` }]);
  }),
};
