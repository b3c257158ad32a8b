import { headerMatches, SeenRequest, textMatches } from './matching';

/** Whether filters of a chain let a request pass; rules that are only counted let everything pass. */
export function passes(filters: any[], request: SeenRequest): boolean {
  return filters.filter(({ name }) => /^envoy\.filters\.(http|network)\.rbac$/.test(name))
    .every(({ typedConfig }) => typedConfig.rules === undefined || permitted(typedConfig.rules, request));
}

/** RBAC: ALLOW needs a policy that matches, DENY refuses by one. */
export function permitted({ action = 'ALLOW', policies = {} }: any, request: SeenRequest): boolean {
  const matches = Object.values<any>(policies).some(({ permissions, principals }) =>
    permissions.some((each: any) => permissionMatches(each, request)) && principals.some((each: any) => principalMatches(each, request)));
  if (!['ALLOW', 'DENY'].includes(action)) throw new Error(`RBAC action ${action} is not known`);
  return matches === (action === 'ALLOW');
}

function permissionMatches(permission: any, request: SeenRequest): boolean {
  const { andRules, orRules, notRule, any, header, urlPath, destinationPort } = permission;
  if (andRules) return andRules.rules.every((each: any) => permissionMatches(each, request));
  if (orRules) return orRules.rules.some((each: any) => permissionMatches(each, request));
  if (notRule) return !permissionMatches(notRule, request);
  if (any) return true;
  if (header) return headerMatches(header, request);
  if (urlPath) return request.path !== undefined && textMatches(urlPath.path, request.path.split('?')[0]);
  if (destinationPort !== undefined) return destinationPort === request.port;
  throw new Error(`not a known permission: ${JSON.stringify(permission)}`);
}

function principalMatches(principal: any, request: SeenRequest): boolean {
  const { andIds, orIds, notId, any, authenticated, filterState, header } = principal;
  if (andIds) return andIds.ids.every((each: any) => principalMatches(each, request));
  if (orIds) return orIds.ids.some((each: any) => principalMatches(each, request));
  if (notId) return !principalMatches(notId, request);
  if (any) return true;
  if (header) return headerMatches(header, request);
  const name = authenticated?.principalName ?? (filterState?.key === 'io.istio.peer_principal' ? filterState.stringMatch : undefined);
  if (!name) throw new Error(`not a known principal: ${JSON.stringify(principal)}`);
  return request.principal !== undefined && textMatches(name, request.principal);
}
