import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule, RuleEntry } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { HTTP_ROUTE, Route, RouteRule, ROUTES, routesOf } from '../route';

/** A rule about each rule of routes: where in it something is wrong, and what. */
function aboutRules(kinds: string[], entry: RuleEntry, find: (rule: RouteRule, route: Route) => { at?: string; message: string }[]): ObjectRule {
  return {
    entry,
    reads: kinds,
    check: objects => routesOf(objects, kinds).flatMap(route => route.rules.flatMap(rule => find(rule, route).map(({ at = '', message }) => (
      { object: route.object, pointer: `${rule.pointer}${at}`, message: `${nameOf(route.object)} ${message}` })))),
  };
}

/** Backends that get nothing, all of them. */
export const weightsZero = aboutRules(ROUTES, {
  code: 'CM4031',
  name: 'all-weights-zero',
  severity: 'error',
  summary: 'All backends of a rule have weight 0.',
  explanation: 'Nobody gets the requests: some meshes answer with 500, others send everything to a lone backend or fail to build the route.',
  remedy: 'Give one backend a weight above 0.',
  see: 'https://gateway-api.sigs.k8s.io/reference/spec/#httpbackendref',
}, ({ value }) => {
  const refs = list(value.backendRefs).map(record);
  return refs.length > 0 && refs.every(({ weight }) => weight === 0) ? [{ at: '/backendRefs', message: `has ${refs.length} backends with weight 0 and no other` }] : [];
});

/** Weights are shares of their sum. */
export const weightsNotHundred = aboutRules(ROUTES, {
  code: 'CM4032',
  name: 'weights-are-no-percentages',
  severity: 'info',
  summary: 'The weights of the backends of a rule have a sum other than 100.',
  explanation: 'A weight is a share of the sum of all weights of the rule, no percentage; it is 1 where none is written.',
  remedy: 'Write weights with the sum 100 if percentages are meant.',
  see: 'https://gateway-api.sigs.k8s.io/reference/spec/#httpbackendref',
}, ({ value }) => {
  const weights = list(value.backendRefs).map(each => record(each).weight ?? 1);
  const sum = weights.reduce((total, weight) => total + Number(weight), 0);
  return weights.length < 2 || sum === 100 || sum === 0 || weights.every(weight => weight === weights[0]) ? []
    : [{ at: '/backendRefs', message: `has weights ${weights.join(', ')}: shares of ${sum}, not of 100` }];
});

/** One backend, listed twice. */
export const sameBackendTwice = aboutRules(ROUTES, {
  code: 'CM4033',
  name: 'same-backend-twice',
  severity: 'warning',
  summary: 'A rule lists the same port of the same Service twice as backends.',
  explanation: 'Both weights go to the same pods, so that the split is not the one that is written.',
  remedy: 'Correct the name of one of them, or list it once.',
  see: 'https://gateway-api.sigs.k8s.io/reference/spec/#httpbackendref',
}, ({ backends, pointer }) => {
  const seen = new Set<string>();
  return backends.flatMap(({ namespace, name, port, pointer: at }) => {
    const key = `${namespace}/${name}:${port}`;
    if (!seen.has(key)) return seen.add(key) && [];
    return [{ at: at.slice(pointer.length), message: `sends requests to Service ${namespace}/${name} twice in one rule` }];
  });
});

/** A rule that sends requests nowhere. */
export const noBackend = aboutRules(ROUTES, {
  code: 'CM4034',
  name: 'rule-without-backend',
  severity: 'warning',
  summary: 'A rule has neither backends nor a redirect.',
  explanation: 'Implementations disagree: some answer with 500, others send requests to the Service that was called.',
  remedy: 'Write the backendRefs, also if that is the Service that is the parent.',
  see: 'https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule',
}, ({ value }, { services, gateways }) => {
  if (services.length + gateways.length === 0) return [];
  const answers = list(value.filters).some(filter => ['RequestRedirect', 'ExtensionRef'].includes(record(filter).type));
  return list(value.backendRefs).length > 0 || answers ? [] : [{ message: 'has a rule without backendRefs' }];
});

/** Fields of the experimental channel. */
export const experimentalField = aboutRules([HTTP_ROUTE], {
  code: 'CM4035',
  name: 'experimental-route-field',
  severity: 'warning',
  summary: 'A rule of a route uses a field of the experimental channel: retry or sessionPersistence.',
  explanation: 'CRDs of the standard channel do not have the field: the API server drops it, and nothing is retried or kept together.',
  remedy: 'Install the experimental CRDs, or use the means of the mesh.',
  see: 'https://gateway-api.sigs.k8s.io/concepts/versioning/#release-channels',
}, ({ value }) => ['retry', 'sessionPersistence'].filter(field => field in value)
  .map(field => ({ at: `/${field}`, message: `has ${field}, which CRDs of the standard channel drop` })));

/** A timeout of one try, where there are no tries. */
export const backendTimeout = aboutRules([HTTP_ROUTE], {
  code: 'CM4036',
  name: 'backend-timeout-without-retry',
  severity: 'warning',
  summary: 'A rule has a backendRequest timeout beside a request timeout, and no retry.',
  explanation: 'Without retries the two are about the same time: some meshes ignore backendRequest, others take it instead of request.',
  remedy: 'Write request alone.',
  see: 'https://gateway-api.sigs.k8s.io/reference/spec/#httproutetimeouts',
}, ({ value }) => {
  const { request, backendRequest } = record(value.timeouts);
  return request === undefined || backendRequest === undefined || value.retry !== undefined || request === backendRequest ? []
    : [{ at: '/timeouts/backendRequest', message: `has timeout ${request} for a request and ${backendRequest} for a try, and no retry` }];
});

/** Names of headers are the same whatever their case. */
export const headerTwice = aboutRules(ROUTES, {
  code: 'CM4037',
  name: 'header-match-twice',
  severity: 'warning',
  summary: 'A match has the same header twice, in different case.',
  explanation: 'Header names have no case. Of equal names the first counts, and the others are ignored: the rule matches more than is written.',
  remedy: 'Write each header once.',
  see: 'https://gateway-api.sigs.k8s.io/reference/spec/#httpheadermatch',
}, ({ matches }) => matches.flatMap(({ headers }, m) => {
  const names = list(headers).map(each => String(record(each).name).toLowerCase());
  return names.flatMap((name, i) => names.indexOf(name) === i ? [] : [{ at: `/matches/${m}/headers/${i}`, message: `matches header ${name} twice: only the first counts` }]);
}));

/** Regular expressions of proxies neither look around nor back. */
export const regexBeyondRe2 = aboutRules(ROUTES, {
  code: 'CM4038',
  name: 'regex-not-supported',
  severity: 'error',
  summary: 'A match has a regular expression with lookaround or a back reference.',
  explanation: 'Proxies of meshes use regular expressions that run in linear time and have neither: the route is refused or not used.',
  remedy: 'Write the alternatives that are meant, or several rules.',
  see: 'https://github.com/google/re2/wiki/Syntax',
}, ({ matches }) => matches.flatMap(({ path, headers, queryParams, method }, m) => [
  { at: 'path', value: path }, { at: 'method', value: method },
  ...list(headers).map((value, i) => ({ at: `headers/${i}`, value })), ...list(queryParams).map((value, i) => ({ at: `queryParams/${i}`, value })),
].filter(({ value }) => record(value).type === 'RegularExpression' && /\(\?(=|!|<=|<!)|\\[1-9]/.test(JSON.stringify(value).replace(/\\\\/g, '\\')))
  .map(({ at }) => ({ at: `/matches/${m}/${at}`, message: 'has a regular expression with lookaround or a back reference, which proxies do not support' }))));

/** Hosts of a route that is for a Service. */
export const hostnamesOfService: ObjectRule = {
  entry: {
    code: 'CM4039',
    name: 'hostnames-of-mesh-route',
    severity: 'warning',
    summary: 'A route of a Service has hostnames.',
    explanation: 'For routes of Services hostnames are to be ignored; a mesh that matches them against the Host header answers calls by other names with 404.',
    remedy: 'Delete hostnames, or use a route of its own for the Gateway that they are for.',
    see: 'https://gateway-api.sigs.k8s.io/mesh/',
  },
  reads: ROUTES,
  check: objects => routesOf(objects).filter(({ services, spec }) => services.length > 0 && list(spec.hostnames).length > 0)
    .map(({ object }) => ({ object, pointer: '/spec/hostnames', message: `${nameOf(object)} is for a Service and has hostnames, which meshes ignore or take for a condition` })),
};
