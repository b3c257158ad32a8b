import { KubeObject, nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { entryOf } from '../lookup/entry';
import { scopesOf } from '../lookup/hosts';
import { ISTIO, SERVICE_ENTRY } from '../lookup/kinds';
import { push } from '../lookup/push';

interface Declared {
  readonly object: KubeObject;
  readonly pointer: string;
  readonly protocol: string;
  readonly at: string;
}

/** Two ServiceEntries that do not agree on a port. */
export const entriesInTwoProtocols: ObjectRule = {
  entry: entryOf({
    code: 'CM2165',
    name: 'service-entries-in-two-protocols',
    severity: 'warning',
    summary: 'Two ServiceEntries have the same host and port with different protocols.',
    explanation: 'One of them decides for both, so what is declared in the other does not hold.',
    remedy: 'Declare a host and port once, or with the same protocol.',
    elsewhere: ['IST0177'],
    targets: ISTIO,
  }),
  reads: [SERVICE_ENTRY],
  check: objects => {
    const byScope = new Map<string, Declared[]>();
    for (const object of objects.of(SERVICE_ENTRY)) {
      for (const each of declaredOf(object)) {
        for (const scope of scopesOf(object)) push(byScope, `${scope} ${each.at}`, each);
      }
    }
    const told = new Map<string, { one: Declared; other: Declared }>();
    for (const [key, own] of byScope) {
      const all = key.startsWith('* ') ? own : [...own, ...byScope.get(`* ${key.slice(key.indexOf(' ') + 1)}`) ?? []];
      const different = all.find(each => each.object !== all[0].object && each.protocol !== all[0].protocol);
      if (!different) continue;
      for (const one of all) told.set(`${one.object.index} ${one.pointer}`, { one, other: one.protocol === all[0].protocol ? different : all[0] });
    }
    return [...told.values()].map(({ one, other }) => ({
      object: one.object, pointer: one.pointer, message: `${nameOf(one.object)} has ${one.at} as ${one.protocol}, ${nameOf(other.object)} as ${other.protocol}`,
    }));
  },
};

function declaredOf(object: KubeObject): Declared[] {
  const { hosts, ports } = record(object.body.spec);
  return list(ports).flatMap((port, i) => list(hosts).map(host => ({
    object, pointer: `/spec/ports/${i}`, protocol: String(record(port).protocol ?? 'unset').toUpperCase(), at: `${host}:${record(port).number}`,
  })));
}
