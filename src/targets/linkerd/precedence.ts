import { RouteMatch } from '../../vocabulary/route-match';

const METHODS = ['CONNECT', 'DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'TRACE'];

/**
 * What the HTTPRoute for one match says, among those of all routes.
 *
 * Linkerd ranks by the length of the path, the number of headers, and whether a method is said. An exact path therefore
 * ranks as the prefix of the same path does, and age decides; said method by method it comes first.
 * Other methods than these nine fall to the prefix.
 */
export function rankedAmong(matches: RouteMatch[]): (match: RouteMatch) => RouteMatch[] {
  const prefixes = new Set(matches.filter(each => each.exactPath === undefined && each.method === undefined).map(rankOf));
  const said = new Set(matches.filter(each => each.method !== undefined).map(each => `${each.method} ${keyOf(each)}`));
  return match => {
    if (match.exactPath === undefined || match.method !== undefined || !prefixes.has(rankOf(match))) return [match];
    return METHODS.filter(method => !said.has(`${method} ${keyOf(match)}`)).map(method => ({ ...match, method }));
  };
}

function rankOf({ exactPath, pathPrefix, headers }: RouteMatch): string {
  return `${exactPath ?? pathPrefix ?? '/'} ${headers.length}`;
}

function keyOf({ exactPath, headers }: RouteMatch): string {
  return `${exactPath} ${JSON.stringify(headers)}`;
}
