import { fullyMatches } from './string-match';
import { RoutedRequest } from '../../../simulation/router';

/** Kind of path, its length, whether a method is said, number of headers and of query parameters, in the order in which they count. */
export type Precedence = [number, number, number, number, number];

const EXACT = 3;
const PREFIX = 2;
const REGEX = 1;
const NO_PATH = -1;

interface Uri {
  readonly rank: number;
  readonly value: string;
}

/** The precedence of a match, or none if it does not match. */
export function precedenceOf(kind: string, match: any, request: RoutedRequest): Precedence | undefined {
  const uri = kind === 'GRPCRoute' ? grpcUri(match?.method) : httpUri(match);
  const method = kind === 'GRPCRoute' ? undefined : match?.method;
  const headers: any[] = match?.headers ?? [];
  const queries: any[] = match?.queryParams ?? [];
  if (!pathMatches(uri, request.path ?? '/') || (method !== undefined && method !== request.method) || queries.length > 0) return undefined;
  if (!headers.every(header => headerMatches(header, request))) return undefined;
  return [uri.rank, uri.value.length, Number(method !== undefined), headers.length, queries.length];
}

/** Negative if the first goes before the second. */
export function compare(a: Precedence, b: Precedence): number {
  const difference = a.findIndex((value, i) => value !== b[i]);
  return difference < 0 ? 0 : b[difference] - a[difference];
}

/** The API server fills in a prefix of everything; a list without matches, which it leaves alone, has no path at all. */
function httpUri(match: any): Uri {
  if (!match) return { rank: NO_PATH, value: '' };
  const { type = 'PathPrefix', value = '/' } = match.path ?? {};
  if (type === 'Exact') return { rank: EXACT, value };
  if (type === 'RegularExpression') return { rank: REGEX, value };
  return { rank: PREFIX, value: value === '/' ? value : value.replace(/\/$/, '') };
}

/** A method of any service, and what is said as an expression, go behind every prefix. */
function grpcUri(method: any): Uri {
  if (!method) return { rank: NO_PATH, value: '' };
  const { type = 'Exact', service, method: name } = method;
  if (type === 'Exact' && service !== undefined) {
    return name === undefined ? { rank: PREFIX, value: `/${service}/` } : { rank: EXACT, value: `/${service}/${name}` };
  }
  return { rank: REGEX, value: `/${service ?? '[^/]+'}/${name ?? '.+'}` };
}

/** Prefixes are prefixes of path segments. */
function pathMatches({ rank, value }: Uri, path: string): boolean {
  if (rank === EXACT) return path === value;
  if (rank === REGEX) return fullyMatches(value, path);
  const prefix = value.replace(/\/$/, '');
  return rank === NO_PATH || path === prefix || path.startsWith(`${prefix}/`);
}

function headerMatches({ type, name, value }: any, { headers = {} }: RoutedRequest): boolean {
  const got = headers[name.toLowerCase()];
  return got !== undefined && (type === 'RegularExpression' ? fullyMatches(value, got) : got === value);
}
