import { KubeObject, nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule, Problem } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { hostKey, scopesOf } from '../lookup/hosts';
import { DESTINATION_RULE, ISTIO } from '../lookup/kinds';

/** Of two DestinationRules of a host the older one counts. */
export const ignoredRule: ObjectRule = {
  entry: {
    code: 'CM2144',
    name: 'destination-rules-of-one-host',
    severity: 'warning',
    summary: 'Two DestinationRules of a namespace have a traffic policy for the same host, or the same subset of it.',
    explanation: 'They are merged, and what both have is taken from the older one: the policy or subset of the other is ignored.',
    remedy: 'Join them into one DestinationRule.',
    elsewhere: ['KIA0201'],
    targets: ISTIO,
    see: 'https://istio.io/latest/docs/ops/best-practices/traffic-management/#split-virtual-services',
  },
  reads: [DESTINATION_RULE],
  check: objects => {
    const first = new Map<string, KubeObject>();
    return objects.of(DESTINATION_RULE).flatMap(object => partsOf(object).flatMap(({ part, pointer }): Problem[] => {
      const { host, workloadSelector } = record(object.body.spec);
      const scope = [record(workloadSelector).matchLabels, scopesOf(object).sort()];
      const key = JSON.stringify([object.namespace, hostKey(String(host), object.namespace), scope, part]);
      const other = first.get(key) ?? object;
      first.set(key, other);
      return other.name === object.name ? [] : [{ object, pointer, message: `${nameOf(object)} and ${nameOf(other)} both have ${part} for ${host}: one of them is ignored` }];
    }));
  },
};

/** What can be there once for a host. */
function partsOf({ body }: KubeObject): { part: string; pointer: string }[] {
  const { trafficPolicy, subsets } = record(body.spec);
  return [
    ...Object.keys(record(trafficPolicy)).length > 0 ? [{ part: 'a traffic policy', pointer: '/spec/trafficPolicy' }] : [],
    ...list(subsets).map((subset, i) => ({ part: `subset ${record(subset).name}`, pointer: `/spec/subsets/${i}` })),
  ];
}
