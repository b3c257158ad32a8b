import { RoutedRequest } from '../../../simulation/router';

/** Length of the path, number of headers and of query parameters, whether a method is said; for gRPC of service, method, and number of headers. */
export type Rank = number[];

/** The rank of the best of a rule's matches, or none if no match applies. */
export function rankOf(kind: string, matches: any[] = [], request: RoutedRequest): Rank | undefined {
  if (matches.length === 0) return kind === 'GRPCRoute' ? [0, 0, 0] : [1, 0, 0, 0];
  const ranks = matches.map(match => kind === 'GRPCRoute' ? grpcRank(match, request) : httpRank(match, request));
  return ranks.filter((rank): rank is Rank => rank !== undefined).sort(compare)[0];
}

/** Negative if the first goes before the second. */
export function compare(a: Rank, b: Rank): number {
  const difference = a.findIndex((value, i) => value !== b[i]);
  return difference < 0 ? 0 : b[difference] - a[difference];
}

/** Kinds of paths are not told apart; an expression counts as long as what it matches. */
function httpRank({ path, method, headers = [], queryParams = [] }: any, request: RoutedRequest): Rank | undefined {
  const length = pathLength(path, request.path ?? '/');
  if (length === undefined || (method !== undefined && method !== request.method) || queryParams.length > 0) return undefined;
  return headersMatch(headers, request) ? [length, headers.length, queryParams.length, Number(method !== undefined)] : undefined;
}

function pathLength({ type = 'PathPrefix', value = '/' }: any = {}, path: string): number | undefined {
  if (type === 'Exact') return path === value ? value.length : undefined;
  if (type === 'RegularExpression') return findsAll(value, path) ? path.length : undefined;
  if (value === '/') return 1;
  const prefix = value.replace(/\/+$/, '');
  const trimmed = path.replace(/\/+$/, '');
  return trimmed === prefix || trimmed.startsWith(`${prefix}/`) ? prefix.length : undefined;
}

function grpcRank({ method: rpc = {}, headers = [] }: any, request: RoutedRequest): Rank | undefined {
  const [, service, method] = (request.path ?? '/').split('/');
  const found = request.method === 'POST' && method !== undefined && [undefined, '', service].includes(rpc.service)
    && [undefined, '', method].includes(rpc.method);
  return found && headersMatch(headers, request) ? [(rpc.service ?? '').length, (rpc.method ?? '').length, headers.length] : undefined;
}

function headersMatch(headers: any[], request: RoutedRequest): boolean {
  return headers.every(({ type, name, value }) => {
    const got = request.headers?.[name.toLowerCase()];
    return got !== undefined && (type === 'RegularExpression' ? findsAll(value, got) : got === value);
  });
}

/** What an expression finds first must be all of the value: 'a|ab' finds 'a' in 'ab', and so does not match it. */
function findsAll(regex: string, value: string): boolean {
  const found = new RegExp(regex).exec(value);
  return found !== null && found[0].length === value.length;
}
