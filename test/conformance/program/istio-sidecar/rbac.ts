/** A request as a compiled filter sees it. */
export interface Seen {
  /** SPIFFE id of the peer; none for plaintext. */
  readonly principal?: string;
  readonly port: number;
  readonly method?: string;
  readonly path?: string;
  readonly headers?: { [name: string]: string };
}

/** Whether the filters before a port of a workload let a request pass; a port without filter chain lets nothing pass. */
export function admits(listeners: any[], request: Seen): boolean {
  const chains = listeners.filter(({ name }) => name === 'virtualInbound').flatMap(({ filterChains }) => filterChains)
    .filter(({ filterChainMatch: match = {} }) => match.destinationPort === request.port && (request.principal === undefined) === (match.transportProtocol !== 'tls'));
  if (chains.length === 0) return false;
  return chains.every(chain => rulesOf(chain).every(rules => passes(rules, request)));
}

/** Whether a port of a workload takes connections without mTLS at all. */
export function takesPlaintext(listeners: any[], port: number): boolean {
  const chains = listeners.filter(({ name }) => name === 'virtualInbound').flatMap(({ filterChains }) => filterChains);
  return chains.some(({ filterChainMatch: match = {} }) => match.destinationPort === port && match.transportProtocol !== 'tls');
}

function rulesOf({ filters }: any): any[] {
  const http = filters.flatMap((filter: any) => filter.typedConfig?.httpFilters ?? []);
  return [...filters, ...http].map(({ typedConfig }: any) => typedConfig).filter((config: any) => /\.rbac\.v3\.RBAC$/.test(config?.['@type'] ?? '') && config.rules)
    .map(({ rules }: any) => rules);
}

function passes({ action = 'ALLOW', policies = {} }: any, request: Seen): boolean {
  const matches = Object.values<any>(policies).some(({ permissions, principals }) =>
    permissions.some((each: any) => permitted(each, request)) && principals.some((each: any) => isPrincipal(each, request)));
  return action === 'DENY' ? !matches : matches;
}

function permitted(permission: any, request: Seen): boolean {
  const { any, andRules, orRules, notRule, header, urlPath, destinationPort } = permission;
  if (any) return true;
  if (andRules) return andRules.rules.every((each: any) => permitted(each, request));
  if (orRules) return orRules.rules.some((each: any) => permitted(each, request));
  if (notRule) return !permitted(notRule, request);
  if (header) return headerMatches(header, request);
  if (urlPath) return request.path !== undefined && textMatches(urlPath.path, request.path.split('?')[0]);
  if (destinationPort !== undefined) return destinationPort === request.port;
  throw new Error(`permission is not known: ${JSON.stringify(permission)}`);
}

function isPrincipal(principal: any, request: Seen): boolean {
  const { any, andIds, orIds, notId, authenticated, filterState, header } = principal;
  if (any) return true;
  if (andIds) return andIds.ids.every((each: any) => isPrincipal(each, request));
  if (orIds) return orIds.ids.some((each: any) => isPrincipal(each, request));
  if (notId) return !isPrincipal(notId, request);
  if (header) return headerMatches(header, request);
  const name = authenticated?.principalName ?? filterState?.stringMatch;
  if (name) return request.principal !== undefined && textMatches(name, request.principal);
  throw new Error(`principal is not known: ${JSON.stringify(principal)}`);
}

function headerMatches({ name, stringMatch, presentMatch, invertMatch = false }: any, { method, path, headers = {} }: Seen): boolean {
  const value = name === ':method' ? method : name === ':path' ? path : headers[name.toLowerCase()];
  const found = presentMatch ? value !== undefined : value !== undefined && textMatches(stringMatch, value);
  return found !== invertMatch;
}

function textMatches({ exact, prefix, suffix, contains, safeRegex }: any, value: string): boolean {
  if (exact !== undefined) return value === exact;
  if (prefix !== undefined) return value.startsWith(prefix);
  if (suffix !== undefined) return value.endsWith(suffix);
  if (contains !== undefined) return value.includes(contains);
  return new RegExp(`^(?:${safeRegex.regex})$`).test(value);
}
