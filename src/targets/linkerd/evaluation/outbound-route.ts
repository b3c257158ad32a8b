import { durationOf, Retries, retriesOf, Timeouts, timeoutsOf } from './outbound-resilience';
import { expectOnly, nameOf, RoutedRequest, RoutedService } from '../../../simulation/router';

/** Kinds in the order in which one takes a parent from the next. */
const KINDS = ['GRPCRoute', 'HTTPRoute', 'TLSRoute', 'TCPRoute'];
const FILTERS = ['RequestHeaderModifier', 'ResponseHeaderModifier', 'RequestRedirect'];
const IGNORED_FIELDS = ['name', 'retry', 'sessionPersistence'];

/** A rule as proxies get it. */
export interface OutboundRule {
  readonly route: any;
  readonly index: number;
  readonly rule: any;
  readonly timeouts?: Timeouts;
  readonly retries?: Retries;
}

/** Routes of a client for a Service. */
export interface OutboundRoutes {
  readonly rules: OutboundRule[];
  /** Routes that can't be converted, with the reason; their last version that could stays in force. */
  readonly unconverted: string[];
}

/** Routes of a kind, oldest first: of the Service's namespace for everybody, of another one for its own clients only. */
export function outboundRoutes(objects: any[], kind: string, request: RoutedRequest): OutboundRoutes {
  const bound = objects.filter(object => object.kind === kind && isRead(object) && isFor(object, request)
    && isAccepted(objects, object, request.service));
  const inOrder = bound.sort((a, b) => ageOf(a) < ageOf(b) ? -1 : Number(ageOf(a) > ageOf(b)));
  const converted = inOrder.map(route => {
    try {
      return { rules: convert(route), unconverted: [] };
    } catch (error) {
      return { rules: [], unconverted: [`${nameOf(route)}: ${(error as Error).message}`] };
    }
  });
  bound.forEach(expectKnown);
  return { rules: converted.flatMap(({ rules }) => rules), unconverted: converted.flatMap(({ unconverted }) => unconverted) };
}

/** Whether a filter of a backend is taken; one that is not makes an error of the backend's share only. */
export function supportsFilter({ type }: any): boolean {
  return FILTERS.includes(type);
}

function convert(route: any): OutboundRule[] {
  const { kind, metadata, spec } = route;
  if (kind === 'TCPRoute') {
    if (spec.rules.length !== 1) throw new Error('needs one rule');
    return [{ route, index: 0, rule: spec.rules[0] }];
  }
  const timeouts = timeoutsOf(metadata.annotations);
  const retries = retriesOf(metadata.annotations, kind);
  return (spec.rules ?? []).map((rule: any, index: number) => {
    const filter = (rule.filters ?? []).find((candidate: any) => !supportsFilter(candidate));
    if (filter) throw new Error(`filter ${filter.type}`);
    if (kind === 'GRPCRoute' && rule.matches?.some(({ method }: any) => method?.type === 'RegularExpression')) throw new Error('method by expression');
    return { route, index, rule, retries, timeouts: withRequestTimeout(timeouts, rule) };
  });
}

/** The annotation goes before the field; a field that can't be read is as none. */
function withRequestTimeout(timeouts: Timeouts | undefined, rule: any): Timeouts | undefined {
  const said = rule.timeouts?.request;
  if (timeouts?.request !== undefined || said === undefined) return timeouts;
  try {
    return durationOf(said) > 0 ? { ...timeouts, request: durationOf(said) } : timeouts;
  } catch {
    return timeouts;
  }
}

function expectKnown(route: any): void {
  if (route.spec.hostnames?.length > 0) throw new Error(`${nameOf(route)}: the router does not know hostnames`);
  for (const rule of route.spec.rules ?? []) {
    expectOnly(['matches', 'filters', 'backendRefs', 'timeouts', ...IGNORED_FIELDS], rule, nameOf(route));
    if (rule.filters?.some(({ type }: any) => type === 'RequestRedirect')) throw new Error(`${nameOf(route)}: the router does not know RequestRedirect`);
  }
}

/** Routes of connections are read in one old version only. */
function isRead({ kind, apiVersion }: any): boolean {
  const [group, version] = apiVersion.split('/');
  return group === 'gateway.networking.k8s.io' && (['GRPCRoute', 'HTTPRoute'].includes(kind) || version === 'v1alpha2');
}

function isFor(route: any, { source, service }: RoutedRequest): boolean {
  return [service.namespace, source.namespace].includes(route.metadata.namespace) && parentsOf(route, service).length > 0;
}

/** One parent of a route must be free of routes of a kind that goes before; parents with and without a port are different ones. */
function isAccepted(objects: any[], route: any, service: RoutedService): boolean {
  const before = KINDS.slice(0, KINDS.indexOf(route.kind));
  const taken = objects.filter(object => before.includes(object.kind) && isRead(object)).flatMap(object => parentsOf(object, service));
  return parentsOf(route, service).some(port => !taken.includes(port));
}

/** Ports by which a route names a Service, none for all of its ports. */
function parentsOf({ metadata, spec }: any, { name, namespace, port }: RoutedService): (number | undefined)[] {
  return (spec.parentRefs ?? []).filter((ref: any) => ['', 'core'].includes(ref.group?.toLowerCase()) && ref.kind === 'Service' && ref.name === name
    && (ref.namespace ?? metadata.namespace) === namespace && (ref.port ?? port) === port).map((ref: any) => ref.port);
}

function ageOf({ metadata }: any): string {
  return `${metadata.creationTimestamp ?? '~'} ${metadata.name} ${metadata.namespace}`;
}
