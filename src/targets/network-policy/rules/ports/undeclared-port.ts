import { declares, problemsOfPorts, servicePortsByPod } from './policy-ports';
import { PROXY_PORTS } from './proxy-ports';
import { portsOfPod } from '../../../../analysis/rules/container-ports';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { NETWORK_POLICY } from '../policy';

/** A port that nobody declares, in pods that declare others. */
export const undeclaredPort: ObjectRule = {
  entry: {
    code: 'CM5024',
    name: 'policy-port-undeclared',
    severity: 'info',
    summary: 'A NetworkPolicy allows a port that no container of the pods declares.',
    explanation: 'Nothing is known to listen there: calls to the ports that are declared are dropped if no other rule allows them.',
    remedy: 'Allow the port of the container, or declare the port that it listens on.',
    see: 'https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/',
  },
  reads: [NETWORK_POLICY, 'Pod', 'Service'],
  check: (objects, profile) => {
    const services = servicePortsByPod(objects);
    return problemsOfPorts(objects, profile, ({ object, pods, port: { value } }, port) => {
      if (typeof port !== 'number' || PROXY_PORTS.includes(port) || value.endPort !== undefined || declares(pods, port)) return undefined;
      if (!pods.every(pod => portsOfPod(pod).length > 0) || pods.some(pod => services.get(pod)?.has(port))) return undefined;
      return `${nameOf(object)} allows port ${port}: containers of ${nameOf(pods[0].owner)} declare ${portsOfPod(pods[0]).map(each => each.port).join(', ')}`;
    });
  },
};
