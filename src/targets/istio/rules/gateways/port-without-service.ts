import { serversOf } from './gateway-homes';
import { KubeObject, nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { PodShape } from '../../../../analysis/rules/pod-index';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { entryOf } from '../lookup/entry';
import { GATEWAY, ISTIO } from '../lookup/kinds';
import { PodsAnywhere, selectorOf } from '../lookup/pods-anywhere';
import { selectorText } from '../lookup/selectors';

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
    const bySelector = new Map<string, (number | 'named')[]>();
    const openTo = (object: KubeObject) => {
      const key = selectorText(selectorOf(object));
      if (!bySelector.has(key)) bySelector.set(key, [...new Set(pods.having(selectorOf(object)).flatMap(pod => [...ports.get(pod) ?? []]))]);
      return bySelector.get(key)!;
    };
    return objects.of(GATEWAY).flatMap(object => {
      const open = openTo(object);
      return open.length === 0 || open.includes('named') ? [] : serversOf(object).filter(({ port }) => Number.isInteger(port.number) && !open.includes(port.number))
        .map(({ pointer, port }) => ({
          object, pointer: `${pointer}/port/number`, message: `${nameOf(object)} listens on ${port.number}; Services of its pods have ${open.join(', ')}`,
        }));
    });
  },
};

/** Ports and target ports of the Services that select each pod. */
function portsByPod(objects: ObjectSet): Map<PodShape, Set<number | 'named'>> {
  const found = new Map<PodShape, Set<number | 'named'>>();
  for (const { body, namespace } of objects.of('Service')) {
    const selector = record(record(body.spec).selector);
    const ports = list(record(body.spec).ports).filter(port => (record(port).protocol ?? 'TCP') === 'TCP').flatMap(port => {
      const target = record(port).targetPort;
      return [record(port).port, typeof target === 'string' ? 'named' as const : target].filter(each => each !== undefined);
    });
    if (Object.keys(selector).length === 0) continue;
    for (const pod of objects.pods().having(namespace, selector)) {
      if (!found.has(pod)) found.set(pod, new Set());
      for (const port of ports) found.get(pod)!.add(port);
    }
  }
  return found;
}
