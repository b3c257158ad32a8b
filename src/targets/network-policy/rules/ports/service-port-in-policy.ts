import { declares, problemsOfPorts, servicePortsByPod } from './policy-ports';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { NETWORK_POLICY } from '../policy';

/** Policies are about the port of the pod, which the Service may translate. */
export const servicePortInPolicy: ObjectRule = {
  entry: {
    code: 'CM5023',
    name: 'policy-with-service-port',
    severity: 'error',
    summary: 'A NetworkPolicy allows the port of a Service where pods listen on its targetPort.',
    explanation: 'A policy sees packets at the pod, after the Service has translated the port: calls to targetPort are dropped.',
    remedy: 'Allow targetPort.',
    see: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#behavior-of-to-and-from-selectors',
  },
  reads: [NETWORK_POLICY, 'Pod', 'Service'],
  check: (objects, profile) => {
    const services = servicePortsByPod(objects);
    return problemsOfPorts(objects, profile, ({ object, pods, port: { value } }, port) => {
      if (typeof port !== 'number' || value.endPort !== undefined || declares(pods, port)) return undefined;
      const found = pods.map(pod => services.get(pod)?.get(port));
      const translated = found.find(Boolean);
      if (!translated || found.some(each => !each || each.target === port)) return undefined;
      return `${nameOf(object)} allows port ${port} of ${nameOf(translated.service)}: pods get its calls on ${translated.target}`;
    });
  },
};
