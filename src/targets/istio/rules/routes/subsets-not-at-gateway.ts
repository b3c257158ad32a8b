import { KubeObject, nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { destinationsOf, gatewaysOf } from '../lookup/destinations';
import { hostKey } from '../lookup/hosts';
import { analysisPage, ISTIO, VIRTUAL_SERVICE } from '../lookup/kinds';

/** Routes of the mesh to subsets, which a gateway does not follow. */
export const subsetsNotAtGateway: ObjectRule = {
  entry: {
    code: 'CM2115',
    name: 'subsets-not-at-gateway',
    severity: 'warning',
    summary: 'A VirtualService of a gateway sends requests to a whole host, for which another one of the mesh has subsets.',
    explanation: 'Routes are followed once: those of the mesh do not hold for requests from the gateway, which reach every version.',
    remedy: 'Repeat the subsets in the routes of the gateway, or bind one VirtualService to both.',
    elsewhere: ['IST0140'],
    targets: ISTIO,
    see: analysisPage('IST0140'),
  },
  reads: [VIRTUAL_SERVICE],
  check: objects => {
    const divided = hostsWithSubsets(objects);
    return objects.of(VIRTUAL_SERVICE).filter(object => gatewaysOf(object).some(each => each !== 'mesh')).flatMap(object =>
      destinationsOf(object).filter(({ subset }) => subset === undefined).flatMap(({ host, pointer }) => {
        const other = divided.get(hostKey(host, object.namespace));
        if (!other || other === object || !/^\/spec\/http\/\d+\/route/.test(pointer)) return [];
        return { object, pointer, message: `${nameOf(object)} sends requests to all of ${host}: the subsets in ${nameOf(other)} do not hold at the gateway` };
      }));
  },
};

function hostsWithSubsets(objects: ObjectSet): Map<string, KubeObject> {
  return new Map(objects.of(VIRTUAL_SERVICE).filter(each => gatewaysOf(each).includes('mesh')).flatMap(object => {
    const own = new Set(list(record(object.body.spec).hosts).map(host => hostKey(String(host), object.namespace)));
    return destinationsOf(object).filter(({ subset }) => subset !== undefined).map(({ host }) => hostKey(host, object.namespace))
      .filter(key => own.has(key)).map(key => [key, object] as const);
  }));
}
