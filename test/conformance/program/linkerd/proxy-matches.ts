import { Match } from './answers';
import { Asked } from '../../cases/linkerd/requests';

/** How specific the best of some matches is that a request meets; none if it meets none. */
export function rank(matches: Match[] | undefined, asked: Asked): number[] | undefined {
  if (!matches || matches.length === 0) return [0, 0, 0, 0];
  const ranks = matches.map(match => match.rpc || !match.path ? ofRpc(match, asked) : ofRequest(match, asked));
  return ranks.filter((one): one is number[] => one !== undefined).sort((a, b) => b.findIndex((value, i) => value > a[i]) >= 0 ? 1 : -1)[0];
}

/** Length of the path, number of headers, whether a method is said. */
function ofRequest({ path, method, headers = [], queryParams = [] }: Match, asked: Asked): number[] | undefined {
  const length = pathLength(path, asked.path ?? '');
  const said = method && (method.registered ?? method.unregistered);
  if (length === undefined || (said !== undefined && said !== asked.method) || queryParams.length > 0) return undefined;
  return headersMeet(headers, asked) ? [length, headers.length, Number(said !== undefined), 0] : undefined;
}

function pathLength({ exact, prefix, regex }: any, path: string): number | undefined {
  if (exact !== undefined) return exact === path ? path.length : undefined;
  if (regex !== undefined) return new RegExp(`^(?:${regex})$`).test(path) ? path.length : undefined;
  if (prefix === '/') return 1;
  return path === prefix || path.startsWith(`${prefix}/`) ? prefix.length : undefined;
}

/** Length of the service, of the method, number of headers. */
function ofRpc({ rpc = {}, headers = [] }: Match, asked: Asked): number[] | undefined {
  const [, service, method] = (asked.path ?? '').split('/');
  const { service: wanted, method: name } = rpc;
  if (asked.method !== 'POST' || method === undefined || (wanted && wanted !== service) || (name && name !== method)) return undefined;
  return headersMeet(headers, asked) ? [(wanted ?? '').length, (name ?? '').length, headers.length, 0] : undefined;
}

function headersMeet(headers: any[], { headers: got }: Asked): boolean {
  return headers.every(({ name, exact, regex }) => {
    const value = got[name.toLowerCase()];
    if (value === undefined) return false;
    if (regex !== undefined) return new RegExp(`^(?:${regex})$`).test(value);
    return Buffer.from(exact ?? '', 'base64').toString() === value;
  });
}
