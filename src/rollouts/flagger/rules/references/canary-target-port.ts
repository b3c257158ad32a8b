import { portsOfPod } from '../../../../analysis/rules/container-ports';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { CANARY, canaryOf } from '../canary-object';

/** A port of the pods by a name that they do not have. */
export const canaryTargetPort: ObjectRule = {
  entry: {
    code: 'CM6016',
    name: 'canary-target-port-missing',
    severity: 'error',
    summary: 'A Canary has a targetPort by a name that no container of its workload has.',
    explanation: 'The Services that are made have no endpoints, and calls fail.',
    remedy: 'Use the name of a port of the container, or its number.',
    see: 'https://docs.flagger.app/usage/how-it-works',
  },
  reads: [CANARY, 'Pod'],
  check: objects => {
    const pods = new Map(objects.pods().all.map(pod => [`${pod.owner.kind} ${pod.namespace}/${pod.owner.name}`, pod]));
    return objects.of(CANARY).flatMap(object => {
      const { target, namespace, service: { targetPort } } = canaryOf(object);
      const pod = pods.get(`${target.kind} ${namespace}/${target.name}`);
      if (!pod || typeof targetPort !== 'string' || /^\d+$/.test(targetPort) || portsOfPod(pod).some(({ name }) => name === targetPort)) return [];
      return [{ object, pointer: '/spec/service/targetPort', message: `${nameOf(object)} has targetPort ${targetPort}: no container of ${nameOf(pod.owner)} has a port of this name` }];
    });
  },
};
