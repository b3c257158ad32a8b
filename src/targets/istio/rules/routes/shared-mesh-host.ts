import { KubeObject, nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { gatewaysOf } from '../lookup/destinations';
import { hostKey, scopesOf } from '../lookup/hosts';
import { analysisPage, ISTIO, VIRTUAL_SERVICE } from '../lookup/kinds';
import { push } from '../lookup/push';

/** Several VirtualServices for one host in the mesh. */
export const sharedMeshHost: ObjectRule = {
  entry: {
    code: 'CM2111',
    name: 'shared-mesh-host',
    severity: 'error',
    summary: 'Two VirtualServices of the mesh have the same host.',
    explanation: 'They are merged at gateways only: in the mesh one of them decides and the routes of the other are ignored, and which one is not defined.',
    remedy: 'Put all routes of a host into one VirtualService, or give them namespaces of their own in `exportTo`.',
    elsewhere: ['IST0109', 'KIA1106'],
    targets: ISTIO,
    see: analysisPage('IST0109'),
  },
  reads: [VIRTUAL_SERVICE],
  check: objects => [...byHost(objects)].flatMap(([host, owners]) => {
    const everywhere = owners.get('*') ?? [];
    const told = new Map<KubeObject, KubeObject>();
    for (const [scope, own] of owners) {
      const all = scope === '*' ? own : [...own, ...everywhere];
      if (all.length > 1) all.forEach((object, i) => told.set(object, all[i === 0 ? 1 : 0]));
    }
    return [...told].map(([object, other]) => {
      const index = keysOf(object).indexOf(host);
      return { object, pointer: `/spec/hosts/${index}`, message: `${nameOf(object)} has host ${object.body.spec.hosts[index]}, as ${nameOf(other)} has` };
    });
  }),
};

function byHost(objects: ObjectSet): Map<string, Map<string, KubeObject[]>> {
  const hosts = new Map<string, Map<string, KubeObject[]>>();
  for (const object of objects.of(VIRTUAL_SERVICE).filter(each => gatewaysOf(each).includes('mesh'))) {
    for (const key of new Set(keysOf(object))) {
      const owners = hosts.get(key) ?? new Map<string, KubeObject[]>();
      for (const scope of scopesOf(object)) push(owners, scope, object);
      hosts.set(key, owners);
    }
  }
  return hosts;
}

function keysOf({ body, namespace }: KubeObject): string[] {
  return list(record(body.spec).hosts).map(host => hostKey(String(host), namespace));
}
