import { callersOf } from './calls';
import { ObjectSet } from '../../../../../analysis/rules/object-set';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record } from '../../../../../analysis/rules/values';
import { AUTHORIZATION_POLICY } from '../policy';
import { fullHost, Route, routesOf, VIRTUAL_SERVICE } from '../traffic';

/** Retries along a chain of calls multiply. */
export const nestedRetries: ObjectRule = {
  entry: {
    code: 'CM2513',
    name: 'nested-retries',
    severity: 'info',
    summary: 'Calls are tried again at a Service, and also at one that calls it.',
    explanation: 'If the last one fails, each try of the first makes all tries of the second: the numbers multiply, just when there is too much load already.',
    remedy: 'Retry in one place of the chain, best in the last one, or keep few retries and add a retry budget.',
    targets: ['istio-sidecar', 'istio-ambient'],
    see: 'https://sre.google/sre-book/addressing-cascading-failures/',
  },
  reads: [AUTHORIZATION_POLICY, 'Pod', 'Service', VIRTUAL_SERVICE],
  check: objects => {
    const retried = retriedHosts(objects);
    const callers = callersOf(objects);
    return [...retried].flatMap(([host, { route: { object, pointer }, tries }]) => {
      const most = [...callers.get(host) ?? []].filter(each => retried.has(each)).sort((a, b) => retried.get(b)!.tries - retried.get(a)!.tries)[0];
      if (most === undefined) return [];
      const first = retried.get(most)!.tries;
      return [{ object, pointer: `${pointer}/retries`, message: `one request to ${most} makes up to ${first * tries} requests to ${host}: ${first} × ${tries} tries` }];
    });
  },
};

/** The route with most tries, by host. */
function retriedHosts(objects: ObjectSet): Map<string, { route: Route; tries: number }> {
  const retried = new Map<string, { route: Route; tries: number }>();
  for (const object of objects.of(VIRTUAL_SERVICE)) {
    for (const route of routesOf(object)) {
      const { attempts } = record(route.value.retries);
      const hosts = typeof attempts === 'number' && attempts > 0 ? list(record(object.body.spec).hosts).map(host => fullHost(host, object.namespace)) : [];
      for (const host of hosts) {
        if (attempts >= (retried.get(host)?.tries ?? 0)) retried.set(host, { route, tries: attempts + 1 });
      }
    }
  }
  return retried;
}
