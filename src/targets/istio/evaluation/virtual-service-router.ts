import { destinationOf, mirrorOf, shareOf, Viewpoint } from './destination';
import { protocolOf } from './port-protocol';
import { retriesOf } from './retry-policy';
import { MatchedRule, requestMatches, rulesFor, virtualServicesFor } from './virtual-service';
import { millisecondsOf } from '../../../simulation/duration';
import { HeaderEdit, headersAfter } from '../../../simulation/response-headers';
import { bypassing, expectOnly, IRouter, nameOf, refusing, RoutedBackend, RoutedMirror, RoutedRequest, Routing } from '../../../simulation/router';
import { portOf } from '../../../simulation/service-pods';

const HTTP_FIELDS = ['name', 'match', 'route', 'timeout', 'retries', 'mirror', 'mirrorPercentage', 'mirrorPercent', 'mirrors', 'headers', 'directResponse'];

/** Settings of the mesh that no object in a namespace tells. */
export interface VirtualServiceRouterOptions {
  readonly rootNamespace?: string;
  /** `meshConfig.defaultHttpRetryPolicy`. */
  readonly defaultRetries?: any;
}

/** Where Istio's sidecars send a request: the first rule that matches of the one VirtualService that names the Service. */
export class VirtualServiceRouter implements IRouter {
  constructor(private readonly options: VirtualServiceRouterOptions = {}) {}

  public route(objects: any[], request: RoutedRequest): Routing {
    const port = portOf(objects, request.service);
    if (!port) return refusing('no such Service or port');
    if (!request.source.meshed) return bypassing(request);
    expectNoGatewayRoute(objects, request);
    const named = virtualServicesFor(objects, request);
    if (named.length > 1) return refusing(`ambiguous: only the oldest of ${named.map(nameOf).join(', ')} is in force`);
    const protocol = protocolOf(port);
    if (protocol === 'http' && request.method === undefined) return refusing('the port speaks HTTP', 400);
    if (protocol === 'http' || (protocol === 'sniffed' && request.method !== undefined)) return this.routeRequest(objects, request, named[0]);
    if (protocol === 'tls' && named[0]?.spec.tls) throw new Error(`${nameOf(named[0])}: the router does not know tls`);
    return protocol === 'tls' ? bypassing(request) : this.routeConnection(objects, request, named[0]);
  }

  /** A VirtualService without any rule for the client and the port is as none; with one that does not match, there is no answer. */
  private routeRequest(objects: any[], request: RoutedRequest, object?: any): Routing {
    const rules = object ? rulesFor(object, object.spec.http, request) : [];
    if (rules.length === 0) return bypassing(request, { retries: retriesOf(undefined, this.options.defaultRetries) });
    const found = rules.find(({ match }) => requestMatches(match, request));
    if (!found) return refusing('no route matches', 404);
    expectOnly(HTTP_FIELDS, found.rule, nameOf(object));
    const view = this.viewFrom(objects, request, object);
    const { timeout, retries, directResponse } = found.rule;
    if (directResponse) return refusing('direct response', directResponse.status, decidedBy(object, found));
    const limit = timeout === undefined ? 0 : millisecondsOf(timeout);
    return {
      ...split(object, found, ({ destination, headers }, share, alone) => shareOf(destinationOf(destination, view), share,
        headersAfter(alone ? [...editsOf(found.rule.headers), ...editsOf(headers)] : [...editsOf(headers), ...editsOf(found.rule.headers)]), 503)),
      mirrors: mirrorsOf(found.rule, view),
      ...limit > 0 && { timeout: { request: limit } },
      retries: retriesOf(retries, this.options.defaultRetries),
    };
  }

  private routeConnection(objects: any[], request: RoutedRequest, object?: any): Routing {
    const [found] = object ? rulesFor(object, object.spec.tcp, request) : [];
    if (!found) return bypassing(request);
    const view = this.viewFrom(objects, request, object);
    return split(object, found, ({ destination }, share) => shareOf(destinationOf(destination, view), share, []));
  }

  private viewFrom(objects: any[], { source, service }: RoutedRequest, object: any): Viewpoint {
    const { rootNamespace = 'istio-system' } = this.options;
    return { objects, client: source.namespace, namespace: object.metadata.namespace, port: service.port, rootNamespace };
  }
}

function decidedBy(object: any, { index }: MatchedRule): Pick<Routing, 'rule' | 'matching'> {
  return { rule: { object: nameOf(object), index }, matching: 1 };
}

/** Routes of the Gateway API are in force in sidecars, too. */
function expectNoGatewayRoute(objects: any[], { service }: RoutedRequest): void {
  const route = objects.find(({ apiVersion, metadata, spec }) => apiVersion?.startsWith('gateway.networking.k8s.io/')
    && (spec.parentRefs ?? []).some((ref: any) => ref.group === '' && ref.kind === 'Service' && ref.name === service.name
      && (ref.namespace ?? metadata.namespace) === service.namespace));
  if (route) throw new Error(`${nameOf(route)}: the router does not know routes of the Gateway API`);
}

/** A lone destination gets all whatever its weight; of several, those without weight get nothing, and some must have one. */
function split(object: any, found: MatchedRule, backend: (route: any, share: number, alone: boolean) => RoutedBackend): Routing {
  const routes: any[] = found.rule.route ?? [];
  const alone = routes.length === 1;
  const weighted = routes.map(route => ({ route, weight: alone ? 1 : route.weight ?? 0 }));
  const total = weighted.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return refusing('rejected by validation: no destination has a weight', undefined, decidedBy(object, found));
  const backends = weighted.filter(({ weight }) => weight > 0).map(({ route, weight }) => backend(route, weight / total, alone));
  return { kind: 'routed', ...decidedBy(object, found), backends, mirrors: [] };
}

function mirrorsOf({ mirror, mirrorPercentage, mirrorPercent, mirrors = [] }: any, view: Viewpoint): RoutedMirror[] {
  const whole = mirrorPercent === undefined ? undefined : { value: mirrorPercent };
  const single = mirror ? [{ destination: mirror, percentage: mirrorPercentage ?? whole }] : [];
  return [...single, ...mirrors].filter(({ percentage }) => percentage === undefined || percentage.value > 0)
    .map(({ destination, percentage }) => mirrorOf(destinationOf(destination, view), percentage?.value ?? 100));
}

function editsOf(headers: any): HeaderEdit[] {
  const { set = {}, add = {}, remove = [] } = headers?.response ?? {};
  const steps = (step: HeaderEdit['step'], values: { [name: string]: string }) => Object.entries(values).map(([name, value]) => ({ step, name, value }));
  return [...remove.map((name: string) => ({ step: 'remove' as const, name })), ...steps('set', set), ...steps('add', add)];
}
