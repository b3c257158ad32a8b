import { KubeObject, nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record, text } from '../../../../analysis/rules/values';
import { entryOf } from '../lookup/entry';
import { hostKey, serviceOf } from '../lookup/hosts';
import { DESTINATION_RULE, ISTIO } from '../lookup/kinds';
import { selectorText } from '../lookup/selectors';

/** A subset that no pod of the Service is in. */
export const subsetWithoutPods: ObjectRule = {
  entry: entryOf({
    code: 'CM2142',
    name: 'subset-without-pods',
    severity: 'warning',
    summary: 'A subset of a DestinationRule has labels that no pod of its Service has.',
    explanation: 'A request that is routed to the subset gets 503.',
    remedy: 'Use the labels of a pod template that the Service selects.',
    elsewhere: ['IST0173', 'KIA0203'],
    targets: ISTIO,
  }),
  reads: [DESTINATION_RULE, 'Service', 'Pod'],
  check: (objects, { complete }) => !complete ? [] : objects.of(DESTINATION_RULE).flatMap(object => {
    const selector = selectorOfHost(object, objects);
    if (!selector) return [];
    const { namespace } = serviceOf(keyOf(object))!;
    const pods = objects.pods().having(namespace, selector);
    return pods.length === 0 ? [] : list(record(object.body.spec).subsets).flatMap((subset, i) => {
      const labels = ownLabels(record(record(subset).labels));
      if (Object.keys(labels).length === 0 || objects.pods().having(namespace, { ...selector, ...labels }).length > 0) return [];
      return { object, pointer: `/spec/subsets/${i}/labels`, message: `subset ${subset.name} of ${nameOf(object)} selects ${selectorText(labels)}, and no pod has it` };
    });
  }),
};

function keyOf({ body, namespace }: KubeObject): string {
  return hostKey(text(record(body.spec).host) ?? '', namespace);
}

function selectorOfHost(object: KubeObject, objects: ObjectSet): { [key: string]: any } | undefined {
  const name = serviceOf(keyOf(object));
  const service = name && objects.find('Service', name.namespace, name.name);
  const selector = record(record(service?.body.spec).selector);
  return Object.keys(selector).length > 0 ? selector : undefined;
}

/** Labels without those that pods get of their nodes and clusters. */
function ownLabels(labels: { [key: string]: any }): { [key: string]: any } {
  return Object.fromEntries(Object.entries(labels).filter(([key]) => !/^(topology\.|kubernetes\.io\/)/.test(key)));
}
