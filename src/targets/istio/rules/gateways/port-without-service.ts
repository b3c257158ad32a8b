import { serversOf } from './gateway-homes';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { PodShape } from '../../../../analysis/rules/pod-index';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { entryOf } from '../lookup/entry';
import { GATEWAY, ISTIO } from '../lookup/kinds';
import { PodsAnywhere, selectorOf } from '../lookup/pods-anywhere';
import { push } from '../lookup/push';

/** A port of a Gateway to which no Service leads. */
export const gatewayPortWithoutService: ObjectRule = {
  entry: entryOf({
    code: 'CM2154',
    name: 'gateway-port-without-service',
    severity: 'warning',
    summary: 'A Gateway listens on a port that no Service of its pods has.',
    explanation: 'The proxy listens, but nobody can reach the port through the Service.',
    remedy: 'Add the port to the Service of the gateway, or use one that it has.',
    elsewhere: ['IST0162'],
    targets: ISTIO,
  }),
  reads: [GATEWAY, 'Pod', 'Service'],
  check: objects => {
    const pods = new PodsAnywhere(objects);
    const ports = portsByPod(objects);
    return objects.of(GATEWAY).flatMap(object => {
      const open = pods.having(selectorOf(object)).map(pod => ports.get(pod) ?? []).flat();
      return open.length === 0 || open.includes('named') ? [] : serversOf(object).filter(({ port }) => Number.isInteger(port.number) && !open.includes(port.number))
        .map(({ pointer, port }) => ({
          object, pointer: `${pointer}/port/number`, message: `${nameOf(object)} listens on ${port.number}; Services of its pods have ${[...new Set(open)].join(', ')}`,
        }));
    });
  },
};

/** Ports and target ports of the Services that select each pod. */
function portsByPod(objects: ObjectSet): Map<PodShape, (number | 'named')[]> {
  const found = new Map<PodShape, (number | 'named')[]>();
  for (const { body, namespace } of objects.of('Service')) {
    const selector = record(record(body.spec).selector);
    const ports = list(record(body.spec).ports).filter(port => (record(port).protocol ?? 'TCP') === 'TCP').flatMap(port => {
      const target = record(port).targetPort;
      return [record(port).port, typeof target === 'string' ? 'named' as const : target].filter(each => each !== undefined);
    });
    if (Object.keys(selector).length === 0) continue;
    for (const pod of objects.pods().having(namespace, selector)) push(found, pod, ...ports);
  }
  return found;
}
