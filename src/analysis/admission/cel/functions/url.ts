import { isIPv6 } from 'net';

/** Parts of a URL. */
export interface Url {
  readonly scheme: string;
  readonly host: string;
  readonly path: string;
  readonly query: string;
}

/** An absolute URL or path, read as Go's net/url.ParseRequestURI does; nothing if it is none. */
export function parseUrl(text: string): Url | undefined {
  if (text === '' || /[\x00-\x1f\x7f]/.test(text) || text.startsWith(':')) return undefined;
  const [, scheme = '', rest] = /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(.*)$/s.exec(text)!;
  const mark = rest.indexOf('?');
  const [before, query] = mark < 0 ? [rest, ''] : [rest.slice(0, mark), rest.slice(mark + 1)];
  if (!before.startsWith('/')) return scheme === '' && text !== '*' ? undefined : { scheme: scheme.toLowerCase(), host: '', path: '', query };
  const [, authority, path] = scheme !== '' && before.startsWith('//') ? /^\/\/([^/]*)(.*)$/s.exec(before)! : ['', '', before];
  const at = authority.lastIndexOf('@');
  const host = authority.slice(at + 1);
  if (!isHost(host) || !/^[-\w.:~!$&'()*+,;=%@]*$/.test(authority.slice(0, Math.max(at, 0))) || !hasEscapes(path)) return undefined;
  return { scheme: scheme.toLowerCase(), host, path: path.replace(/#.*$/s, ''), query: query.replace(/#.*$/s, '') };
}

function isHost(host: string): boolean {
  const [, bracketed, name, port] = /^(?:\[([^\]]*)\]|(.*?))(:[^:]*)?$/s.exec(host) ?? ['', undefined, '', ':no'];
  if (port !== undefined && !/^:\d*$/.test(port)) return false;
  return bracketed === undefined ? !/^\[|[\s#\\^`{|}]|%(?!25)/.test(name) : isIPv6(bracketed.replace(/%25.*$/, ''));
}

function hasEscapes(path: string): boolean {
  return !/%(?![0-9A-Fa-f]{2})/.test(path);
}

/** The host without its port and brackets. */
export function hostnameOf({ host }: Url): string {
  return host.replace(/:\d*$/, '').replace(/^\[(.*)\]$/, '$1');
}

/** The port, empty if there is none. */
export function portOf({ host }: Url): string {
  return /:(\d*)$/.exec(host)?.[1] ?? '';
}
