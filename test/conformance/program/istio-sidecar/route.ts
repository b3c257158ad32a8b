import { Compiled } from './dump';

/** A request on its way out. */
export interface Outgoing {
  readonly host: string;
  readonly port: number;
  readonly method: string;
  readonly path: string;
  readonly headers: { [name: string]: string };
}

/** The route that a compiled sidecar takes for a request; none if it knows no such host. */
export function routeOf({ routes }: Compiled, request: Outgoing): any {
  const named = routes.filter(({ name }) => name === String(request.port) || name === `${request.host}:${request.port}`);
  const hosts = named.flatMap(({ virtualHosts }) => virtualHosts).find(({ domains }) => domains.includes(request.host));
  return hosts?.routes.find(({ match }: any) => matches(match, request));
}

function matches({ path, prefix, pathSeparatedPrefix, safeRegex, headers = [], queryParameters }: any, request: Outgoing): boolean {
  if (queryParameters) throw new Error('query parameters are not known');
  const byPath = path !== undefined ? request.path === path
    : prefix !== undefined ? request.path.startsWith(prefix)
      : pathSeparatedPrefix !== undefined ? request.path === pathSeparatedPrefix || request.path.startsWith(`${pathSeparatedPrefix}/`)
        : new RegExp(`^(?:${safeRegex.regex})$`).test(request.path);
  return byPath && headers.every((header: any) => headerMatches(header, request));
}

function headerMatches({ name, stringMatch, presentMatch, invertMatch = false }: any, { method, headers }: Outgoing): boolean {
  const value = name === ':method' ? method : headers[name];
  const found = presentMatch ? value !== undefined : value !== undefined
    && (stringMatch.exact !== undefined ? value === stringMatch.exact : stringMatch.prefix !== undefined ? value.startsWith(stringMatch.prefix)
      : new RegExp(`^(?:${stringMatch.safeRegex.regex})$`).test(value));
  return found !== invertMatch;
}
