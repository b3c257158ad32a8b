import { declares, problemsOfPorts } from './policy-ports';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { NETWORK_POLICY } from '../policy';

/** A name of a port is one that containers declare, not one of a Service. */
export const portNameMissing: ObjectRule = {
  entry: {
    code: 'CM5021',
    name: 'policy-port-name-missing',
    severity: 'error',
    summary: 'A NetworkPolicy names a port that no container of the pods has.',
    explanation: 'Names are looked up in the ports of the containers of the pods that are called: nothing has this name, so the port is not allowed.',
    remedy: 'Use the name of a port of the container, or its number.',
    see: 'https://kubernetes.io/docs/reference/kubernetes-api/policy-resources/network-policy-v1/',
  },
  reads: [NETWORK_POLICY, 'Pod'],
  check: (objects, profile) => problemsOfPorts(objects, profile, ({ object, pods }, port) => {
    if (typeof port !== 'string' || declares(pods, port)) return undefined;
    return `${nameOf(object)} allows port ${port}: no container of ${nameOf(pods[0].owner)} has a port of this name`;
  }),
};
