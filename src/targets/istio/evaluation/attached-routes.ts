import { compare, Precedence, precedenceOf } from './http-route-match';
import { nameOf, RoutedRequest } from '../../../simulation/router';

const HEADER_FILTERS = ['RequestHeaderModifier', 'ResponseHeaderModifier'];
const RULE_FILTERS: { [kind: string]: string[] } = {
  HTTPRoute: [...HEADER_FILTERS, 'RequestMirror', 'RequestRedirect', 'URLRewrite', 'CORS'],
  GRPCRoute: [...HEADER_FILTERS, 'RequestMirror'],
  TCPRoute: [],
};

/** A route as one of its parents has it. */
export interface AttachedRoute {
  readonly route: any;
  /** Port that the parent says. */
  readonly port?: number;
  /** Why none of its rules is taken. */
  readonly invalid?: string;
}

/** The rule that a request takes, and how many go as well. */
export interface FoundRule {
  readonly route: any;
  readonly index: number;
  readonly matching: number;
}

interface Candidate extends Omit<FoundRule, 'matching'> {
  readonly precedence: Precedence;
}

/** Routes of some kinds whose parent is the Service; those of other namespaces than the Service's and the waypoint's are not for the waypoint. */
export function attachedRoutes(objects: any[], kinds: string[], waypoint: any, { service }: RoutedRequest): AttachedRoute[] {
  const routes = objects.filter(({ kind, apiVersion, metadata }) => kinds.includes(kind) && apiVersion.startsWith('gateway.networking.k8s.io/')
    && [service.namespace, waypoint.metadata.namespace].includes(metadata.namespace));
  return routes.flatMap(route => (route.spec.parentRefs ?? []).filter((ref: any) => ref.group === '' && ref.kind === 'Service'
    && ref.name === service.name && (ref.namespace ?? route.metadata.namespace) === service.namespace && (ref.port ?? service.port) === service.port)
    .map(({ port }: any) => ({ route, port, invalid: invalidity(route, objects) })));
}

/** Rules of routes that say the same port are ranked together; of several such groups the one with the oldest route goes first. */
export function findRule(attached: AttachedRoute[], request: RoutedRequest): FoundRule | undefined {
  const inOrder = [...attached].sort((a, b) => ageOf(a) < ageOf(b) ? -1 : Number(ageOf(a) > ageOf(b)));
  const groups = new Map<string, AttachedRoute[]>();
  inOrder.forEach(one => groups.set(groupOf(one), [...groups.get(groupOf(one)) ?? [], one]));
  const best = [...groups.values()].map(group => bestOf(group, request)).filter(tied => tied.length > 0);
  const tied = best.flat();
  const rules = new Set(tied.map(({ route, index }) => `${nameOf(route)}#${index}`));
  return tied.length > 0 ? { route: tied[0].route, index: tied[0].index, matching: rules.size } : undefined;
}

function bestOf(group: AttachedRoute[], request: RoutedRequest): Candidate[] {
  const candidates = group.flatMap(({ route }) => route.spec.rules.flatMap((rule: any, index: number) =>
    matchesOf(route, rule).flatMap((match: any) => {
      const precedence = precedenceOf(route.kind, match, request);
      return precedence ? [{ route, index, precedence }] : [];
    })) as Candidate[]).sort((a, b) => compare(a.precedence, b.precedence));
  return candidates.filter(({ precedence }) => compare(precedence, candidates[0].precedence) === 0);
}

function matchesOf({ kind }: any, { matches }: any): any[] {
  if (matches === undefined) return kind === 'HTTPRoute' ? [{}] : [undefined];
  return matches.length > 0 ? matches : [undefined];
}

function groupOf({ route, port }: AttachedRoute): string {
  return `${route.metadata.namespace}/${port ?? ''}`;
}

/** Age, and by name where it is the same or not told. */
function ageOf({ route: { metadata } }: AttachedRoute): string {
  return `${metadata.creationTimestamp ?? ''} ${metadata.namespace}/${metadata.name}`;
}

/** One thing that can't be converted takes all rules of its object with it; a mirror that does not exist only does in a GRPCRoute. */
function invalidity(route: any, objects: any[]): string | undefined {
  for (const { filters = [], backendRefs = [] } of route.spec.rules ?? []) {
    const weighted = backendRefs.filter(({ weight }: any) => weight !== 0);
    const unsupported = filters.find(({ type }: any) => !RULE_FILTERS[route.kind].includes(type))
      ?? weighted.flatMap(({ filters: own = [] }: any) => own).find(({ type }: any) => !HEADER_FILTERS.includes(type));
    if (unsupported) return `${nameOf(route)}: filter ${unsupported.type}`;
    const mirrors = filters.flatMap(({ requestMirror }: any) => requestMirror ? [requestMirror.backendRef] : []);
    const lost = route.kind === 'GRPCRoute' && mirrors.find((ref: any) => !objects.some(({ kind, metadata }) => kind === 'Service'
      && metadata.name === ref.name && metadata.namespace === (ref.namespace ?? route.metadata.namespace)));
    if (lost) return `${nameOf(route)}: mirror ${lost.name}`;
    const wrong = weighted.find(({ name, port, kind = 'Service' }: any) => kind === 'Service' && (port === undefined || name.includes('.')));
    if (wrong) return `${nameOf(route)}: backend ${wrong.name}`;
  }
  return undefined;
}
