import { KubeObject, nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../../analysis/rules/object-set';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record, text } from '../../../../../analysis/rules/values';
import { fullHost, isOfMesh, VIRTUAL_SERVICE } from '../traffic';

const HTTP_ROUTE = 'gateway.networking.k8s.io/HTTPRoute';
const GRPC_ROUTE = 'gateway.networking.k8s.io/GRPCRoute';

/** A Service has routes of Istio or of the Gateway API. */
export const twoKindsOfRoutes: ObjectRule = {
  entry: {
    code: 'CM2518',
    name: 'two-kinds-of-routes',
    severity: 'warning',
    summary: 'A Service has a VirtualService and a route of the Gateway API.',
    explanation: 'Which of them decides is not defined. It differs between sidecars and waypoints, and may change.',
    remedy: 'Keep one of them: the HTTPRoute in ambient, either of them with sidecars.',
    targets: ['istio-sidecar', 'istio-ambient'],
    see: 'https://istio.io/latest/docs/ambient/usage/l7-features/',
  },
  reads: [VIRTUAL_SERVICE, HTTP_ROUTE, GRPC_ROUTE],
  check: objects => {
    const virtual = virtualServices(objects);
    return [HTTP_ROUTE, GRPC_ROUTE].flatMap(kind => objects.of(kind)).flatMap(object => hostsOf(object).flatMap(({ host, pointer }) => {
      const other = virtual.get(host);
      return other === undefined ? [] : [{ object, pointer, message: `${nameOf(object)} and ${nameOf(other)} are both for ${host}: which one decides is not defined` }];
    }));
  },
};

function virtualServices(objects: ObjectSet): Map<string, KubeObject> {
  return new Map(objects.of(VIRTUAL_SERVICE).filter(isOfMesh).flatMap(each =>
    list(record(each.body.spec).hosts).map(host => [fullHost(host, each.namespace), each] as const)));
}

/** Services that a route is for. */
function hostsOf({ body, namespace }: KubeObject): { host: string; pointer: string }[] {
  return list(record(body.spec).parentRefs).map(record).flatMap((parent, i) => parent.kind !== 'Service' ? [] : [{
    host: `${parent.name}.${text(parent.namespace) ?? namespace}.svc.cluster.local`, pointer: `/spec/parentRefs/${i}`,
  }]);
}
