import { KubeObject } from '../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../analysis/rules/object-set';
import { list, record, text } from '../../../analysis/rules/values';

const GROUP = 'gateway.networking.k8s.io';

/** Routes of HTTP. */
export const HTTP_ROUTE = `${GROUP}/HTTPRoute`;

/** Routes of gRPC. */
export const GRPC_ROUTE = `${GROUP}/GRPCRoute`;

/** Both kinds of routes. */
export const ROUTES = [HTTP_ROUTE, GRPC_ROUTE];

/** A reference of a route, with the namespace filled in. */
export interface Ref {
  readonly value: { readonly [key: string]: any };
  readonly namespace: string;
  readonly name: string;
  readonly port?: number;
  readonly pointer: string;
}

/** A rule of a route. */
export interface RouteRule {
  readonly value: { readonly [key: string]: any };
  readonly matches: { readonly [key: string]: any }[];
  readonly backends: Ref[];
  readonly pointer: string;
}

/** A route, with what it is for. */
export interface Route {
  readonly object: KubeObject;
  readonly spec: { readonly [key: string]: any };
  /** Services that it is a route of. */
  readonly services: Ref[];
  /** Gateways that it is a route of. */
  readonly gateways: Ref[];
  readonly rules: RouteRule[];
}

/** All routes of some kinds; those of HTTP and gRPC if none are given. */
export function routesOf(objects: ObjectSet, kinds: string[] = ROUTES): Route[] {
  return kinds.flatMap(kind => objects.of(kind)).map(routeOf);
}

/** Routes that are for calls of Services. */
export function meshRoutesOf(objects: ObjectSet, kinds: string[] = ROUTES): Route[] {
  return routesOf(objects, kinds).filter(({ services }) => services.length > 0);
}

/** Whether a reference is to a Service; parents are Gateways if nothing is written, backends Services. */
export function isService({ value: { kind, group } }: Pick<Ref, 'value'>, isParent: boolean): boolean {
  if (isParent) return kind === 'Service' && ['', 'core'].includes(group);
  return (kind ?? 'Service') === 'Service' && ['', 'core'].includes(group ?? '');
}

function routeOf(object: KubeObject): Route {
  const spec = record(object.body.spec);
  const parents = refsOf(spec.parentRefs, '/spec/parentRefs', object);
  return {
    object,
    spec,
    services: parents.filter(ref => isService(ref, true)),
    gateways: parents.filter(({ value: { kind = 'Gateway', group = GROUP } }) => kind === 'Gateway' && group === GROUP),
    rules: list(spec.rules).map(record).map((value, i) => ({
      value,
      matches: list(value.matches).map(record),
      backends: refsOf(value.backendRefs, `/spec/rules/${i}/backendRefs`, object).filter(ref => isService(ref, false)),
      pointer: `/spec/rules/${i}`,
    })),
  };
}

function refsOf(refs: unknown, pointer: string, { namespace: own }: KubeObject): Ref[] {
  return list(refs).map(record).map((value, i) => ({
    value,
    namespace: text(value.namespace) ?? own,
    name: text(value.name) ?? '',
    port: typeof value.port === 'number' ? value.port : undefined,
    pointer: `${pointer}/${i}`,
  }));
}
