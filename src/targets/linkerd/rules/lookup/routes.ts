import { isUsed } from './mesh-signs';
import { KubeObject } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { Profile } from '../../../../analysis/rules/profile';
import { list, record, text } from '../../../../analysis/rules/values';

/** What a route is bound to, with what is not written filled in. */
export interface Parent {
  readonly route: KubeObject;
  readonly ref: { [key: string]: any };
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly port?: unknown;
  readonly pointer: string;
}

/** A rule, or a backend of it, and where it is. */
export interface Part {
  readonly value: { [key: string]: any };
  readonly pointer: string;
}

/** Parents of a route. */
export function parentsOf(route: KubeObject): Parent[] {
  return list(record(route.body.spec).parentRefs).map(record).map((ref, i) => {
    const group = text(ref.group) ?? route.group;
    return {
      route,
      ref,
      group: group === 'core' ? '' : group,
      kind: text(ref.kind) ?? 'Gateway',
      namespace: text(ref.namespace) ?? route.namespace,
      name: text(ref.name) ?? '',
      port: ref.port ?? undefined,
      pointer: `/spec/parentRefs/${i}`,
    };
  });
}

/** Whether the parent is a Service. */
export const isService = ({ group, kind }: Parent): boolean => group === '' && kind === 'Service';
/** Whether the parent is a Server. */
export const isServer = ({ group, kind }: Parent): boolean => group === 'policy.linkerd.io' && kind === 'Server';
/** Whether the parent is an EgressNetwork. */
export const isEgress = ({ group, kind }: Parent): boolean => group === 'policy.linkerd.io' && kind === 'EgressNetwork';

/** Parents of routes of some kinds that are Servers. */
export function serverParents(objects: ObjectSet, kinds: string[]): Parent[] {
  return kinds.flatMap(kind => objects.of(kind)).flatMap(parentsOf).filter(isServer);
}

/** Parents of routes of some kinds that are Services, unless only another mesh reads them. */
export function serviceParents(objects: ObjectSet, profile: Profile, kinds: string[]): Parent[] {
  const parents = kinds.flatMap(kind => objects.of(kind)).flatMap(parentsOf).filter(isService);
  return isUsed(objects, profile) ? parents : [];
}

/** Routes by which proxies of clients send: those with a Service or EgressNetwork as parent, unless only another mesh reads them. */
export function outboundRoutes(objects: ObjectSet, profile: Profile, kinds: string[]): KubeObject[] {
  const routes = kinds.flatMap(kind => objects.of(kind)).filter(route => parentsOf(route).some(parent => isService(parent) || isEgress(parent)));
  return isUsed(objects, profile) ? routes : [];
}

/** Rules of a route. */
export function rulesOf(route: KubeObject): Part[] {
  return list(record(route.body.spec).rules).map((rule, i) => ({ value: record(rule), pointer: `/spec/rules/${i}` }));
}

/** Matches of a rule. */
export function matchesOf(rule: Part): Part[] {
  return list(rule.value.matches).map((match, i) => ({ value: record(match), pointer: `${rule.pointer}/matches/${i}` }));
}

/** Backends of a rule. */
export function backendsOf(rule: Part): Part[] {
  return list(rule.value.backendRefs).map((backend, i) => ({ value: record(backend), pointer: `${rule.pointer}/backendRefs/${i}` }));
}

/** Backends of a route that are Services. */
export function serviceBackends(route: KubeObject): Part[] {
  return rulesOf(route).flatMap(backendsOf).filter(({ value: { group, kind } }) => ['', 'core'].includes(group ?? '') && (kind ?? 'Service') === 'Service');
}

/** Ports of a Service. */
export function portsOf(service: KubeObject): { [key: string]: any }[] {
  return list(record(service.body.spec).ports).map(record);
}
