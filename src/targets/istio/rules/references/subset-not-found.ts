import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record, text } from '../../../../analysis/rules/values';
import { destinationsOf } from '../lookup/destinations';
import { hostKey, serviceOf, wildcardsOf } from '../lookup/hosts';
import { analysisPage, DESTINATION_RULE, ISTIO, VIRTUAL_SERVICE } from '../lookup/kinds';
import { push } from '../lookup/push';

/** A route to a subset that no DestinationRule makes. */
export const subsetNotFound: ObjectRule = {
  entry: {
    code: 'CM2104',
    name: 'subset-not-found',
    severity: 'error',
    summary: 'A VirtualService sends requests to a subset that no DestinationRule of the host has.',
    explanation: 'There is no cluster for the subset, so the proxy answers 503 to every request that takes this route.',
    remedy: 'Add the subset to the DestinationRule of the host, and do so before a route names it.',
    elsewhere: ['IST0101', 'KIA1107'],
    targets: ISTIO,
    see: analysisPage('IST0101'),
  },
  reads: [VIRTUAL_SERVICE, DESTINATION_RULE, 'Service'],
  check: (objects, { complete }) => {
    const subsets = subsetsByHost(objects);
    return objects.of(VIRTUAL_SERVICE).flatMap(object => destinationsOf(object).flatMap(({ host, subset, pointer }) => {
      const key = hostKey(host, object.namespace);
      const rules = [key, ...wildcardsOf(key)].flatMap(each => subsets.get(each) ?? []);
      if (subset === undefined || subset === '' || !complete || rules.includes(subset) || (rules.length === 0 && !isKnown(objects, key))) return [];
      const expected = rules.length > 0 ? `, expected one of ${[...new Set(rules)].join(', ')}` : ', and no DestinationRule gives the host subsets';
      return { object, pointer: `${pointer}/subset`, message: `${nameOf(object)} sends requests to subset ${subset} of ${host}${expected}` };
    }));
  },
};

function subsetsByHost(objects: ObjectSet): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const { body, namespace } of objects.of(DESTINATION_RULE)) {
    const key = hostKey(text(record(body.spec).host) ?? '', namespace);
    const names = list(record(body.spec).subsets).flatMap(subset => text(record(subset).name) ?? []);
    push(found, key, ...names);
  }
  return found;
}

/** Whether rules of a host would be here: its Service is, and no rule is of a namespace that is not told. */
function isKnown(objects: ObjectSet, key: string): boolean {
  const service = serviceOf(key);
  return service !== undefined && objects.find('Service', service.namespace, service.name) !== undefined && objects.in(DESTINATION_RULE, '').length === 0;
}
