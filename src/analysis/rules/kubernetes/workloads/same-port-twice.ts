import { portsOfPod } from '../../container-ports';
import { nameOf } from '../../kube-object';
import { ObjectRule, Problem } from '../../rule';

/** Containers of a pod share its addresses and ports. */
export const samePortTwice: ObjectRule = {
  entry: {
    code: 'CM1127',
    name: 'container-port-twice',
    severity: 'warning',
    summary: 'Two containers of a pod declare the same port.',
    explanation: 'Containers of a pod share one network: the second one cannot listen on the port.',
    remedy: 'Let one of them listen on another port.',
    see: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-networking',
  },
  reads: ['Pod'],
  check: objects => objects.pods().all.flatMap(pod => {
    const seen = new Set<string>();
    return portsOfPod(pod).flatMap(({ port, protocol, pointer }): Problem[] => {
      const key = `${port}/${protocol}`;
      if (!seen.has(key)) return seen.add(key) && [];
      return [{ object: pod.owner, pointer, message: `port ${key} of ${nameOf(pod.owner)} is declared twice: one process can listen on it` }];
    });
  }),
};
