import { Cel, CelFunction } from './cel';
import { hostnameOf, parseUrl, portOf, Url } from './url';

/** `isURL`, `url` and what can be asked of a URL. */
export function urlFunctions({ celFunc, celMethod, CelScalar: { STRING, BOOL, DYN }, mapType, listType }: Cel): CelFunction[] {
  const URL = mapType(STRING, DYN);
  const part = (name: string, of: (url: Url) => string) =>
    celMethod(name, URL, [], STRING, function () {
      return of(Object.fromEntries([...this.entries()]) as any);
    });
  return [
    celFunc('isURL', [STRING], BOOL, text => parseUrl(text) !== undefined),
    celFunc('url', [STRING], URL, text => {
      const url = parseUrl(text);
      if (!url) throw new Error(`URL parse error: ${text}`);
      return new Map(Object.entries(url));
    }),
    part('getScheme', url => url.scheme),
    part('getHost', url => url.host),
    part('getHostname', hostnameOf),
    part('getPort', portOf),
    part('getEscapedPath', url => url.path),
    celMethod('getQuery', URL, [], mapType(STRING, listType(STRING)), function () {
      const query = new URLSearchParams(String(this.get('query')));
      return new Map([...new Set(query.keys())].map(key => [key, query.getAll(key)]));
    }),
  ];
}
