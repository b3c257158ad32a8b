import { exportedTo, fqdnOf, hostOf } from './fqdn';
import { stringMatches, withoutMatches } from './string-match';
import { expectOnly, nameOf, RoutedRequest } from '../../../simulation/router';

const MATCH_FIELDS = ['name', 'statPrefix', 'port', 'uri', 'ignoreUriCase', 'method', 'headers', 'withoutHeaders', 'queryParams', 'gateways',
  'sourceLabels', 'sourceNamespace'];

/** A rule with one of its matches. */
export interface MatchedRule {
  readonly rule: any;
  readonly index: number;
  /** None matches everything. */
  readonly match?: any;
}

/** VirtualServices that sidecars of a client's namespace have for a Service. */
export function virtualServicesFor(objects: any[], { source, service }: RoutedRequest): any[] {
  const host = hostOf(service.name, service.namespace);
  return objects.filter(object => object.kind === 'VirtualService' && exportedTo(object, source.namespace)
    && (object.spec.gateways ?? ['mesh']).includes('mesh')
    && object.spec.hosts.some((named: string) => fqdnOf(named, object.metadata.namespace) === host));
}

/** Rules that the proxy of a client has for a port at all; whether a request matches is asked later. */
export function rulesFor(object: any, rules: any[] = [], { source, service }: RoutedRequest): MatchedRule[] {
  return rules.flatMap((rule, index) => (rule.match?.length > 0 ? rule.match as any[] : [undefined]).flatMap(match => {
    expectOnly(MATCH_FIELDS, match ?? {}, nameOf(object));
    const here = match === undefined || ((match.port ?? service.port) === service.port && sourceMatches(match, source));
    return here ? [{ rule, index, match }] : [];
  }));
}

/** A match that names gateways does not ask for the source. */
function sourceMatches({ gateways, sourceLabels = {}, sourceNamespace }: any, source: RoutedRequest['source']): boolean {
  if (gateways?.length > 0) return gateways.includes('mesh');
  return Object.entries(sourceLabels).every(([key, value]) => source.labels[key] === value)
    && [undefined, '', source.namespace].includes(sourceNamespace);
}

/** Prefixes of paths are prefixes of strings; a request without query has no query parameter. */
export function requestMatches(match: any, { method, path = '/', headers = {} }: RoutedRequest): boolean {
  const { uri, ignoreUriCase, headers: wanted = {}, withoutHeaders: unwanted = {}, queryParams = {} } = match ?? {};
  return (uri === undefined || (ignoreUriCase ? stringMatches(lowered(uri), path.toLowerCase()) : stringMatches(uri, path)))
    && (match?.method === undefined || stringMatches(match.method, method))
    && Object.entries(wanted).every(([name, value]) => stringMatches(value, headers[name.toLowerCase()]))
    && Object.entries(unwanted).every(([name, value]) => withoutMatches(value, headers[name.toLowerCase()]))
    && Object.keys(queryParams).length === 0;
}

function lowered(uri: any): any {
  if (uri.regex !== undefined) throw new Error('the router does not know ignoreUriCase with regex');
  return Object.fromEntries(Object.entries(uri).map(([kind, value]) => [kind, String(value).toLowerCase()]));
}
