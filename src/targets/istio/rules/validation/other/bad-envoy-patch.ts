import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record } from '../../../../../analysis/rules/values';
import { isRe2 } from '../re2';
import { refusal } from '../refusal';

const OF_LISTENERS = new Set(['LISTENER', 'FILTER_CHAIN', 'NETWORK_FILTER', 'HTTP_FILTER']);
const OF_ROUTES = new Set(['ROUTE_CONFIGURATION', 'VIRTUAL_HOST', 'HTTP_ROUTE']);
const MANAGERS = ['envoy.filters.network.http_connection_manager', 'envoy.http_connection_manager'];

type Patch = { [key: string]: any };

/** A patch says where, how and what. */
export const badEnvoyPatch: ObjectRule = refusal(['networking.istio.io/EnvoyFilter'], {
  code: 'CM2701',
  name: 'bad-envoy-patch',
  summary: 'A patch of an EnvoyFilter does not say where, how or what it patches, or matches something else than it patches.',
  remedy: 'Give it `applyTo`, and `patch` with `operation` and, but for REMOVE, `value`; match a listener, a route configuration or a cluster as `applyTo` says.',
}, ({ configPatches }, tell) => list(configPatches).forEach((each, i) => {
  const patch = record(each);
  const wrong = record(patch.match).context === 'WAYPOINT' ? undefined : wrongOf(patch);
  if (wrong !== undefined) tell(`/spec/configPatches/${i}`, `the patch ${wrong}`);
}));

function wrongOf({ applyTo, match, patch }: Patch): string | undefined {
  const { operation, value } = record(patch);
  if (!isSet(applyTo)) return 'does not say where it applies; expected applyTo';
  if (!patch) return 'does not say what it does; expected patch';
  if (!isSet(operation)) return 'has no operation, and needs one';
  if (operation !== 'REMOVE' && !value) return `has no value, and needs one for ${operation}`;
  const { proxyVersion = '' } = record(record(match).proxy);
  if (String(proxyVersion).length <= 1024 && !isRe2(String(proxyVersion))) return `has the proxyVersion ${proxyVersion}, which is no regular expression of RE2`;
  return wrongOfMatch(applyTo, record(match));
}

function isSet(value: unknown): boolean {
  return typeof value === 'string' && value !== '' && value !== 'INVALID';
}

function wrongOfMatch(applyTo: string, match: Patch): string | undefined {
  const other = ['listener', 'routeConfiguration', 'cluster', 'waypoint'].find(field => match[field]);
  const own = OF_LISTENERS.has(applyTo) ? 'listener' : OF_ROUTES.has(applyTo) ? 'routeConfiguration' : applyTo === 'CLUSTER' ? 'cluster' : other;
  if (other !== undefined && other !== own) return `applies to ${applyTo}, and matches ${other}; expected ${own}`;
  return OF_LISTENERS.has(applyTo) ? wrongOfFilter(applyTo, record(record(match.listener).filterChain).filter) : undefined;
}

function wrongOfFilter(applyTo: string, filter: unknown): string | undefined {
  if (!filter) return undefined;
  const { name, subFilter } = record(filter);
  if (!name) return 'matches a filter without name';
  if (!subFilter) return undefined;
  if (applyTo !== 'HTTP_FILTER') return `matches a subFilter, which is for HTTP_FILTER only, and applies to ${applyTo}`;
  if (!MANAGERS.includes(name)) return `matches a subFilter of ${name}; expected ${MANAGERS[0]}`;
  return record(subFilter).name ? undefined : 'matches a subFilter without name';
}
