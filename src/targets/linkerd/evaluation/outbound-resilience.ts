const UNITS: { [unit: string]: number } = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const GRPC_CODES = ['cancelled', 'deadline-exceeded', 'internal', 'resource-exhausted', 'unavailable'];
const MAX_U16 = 65_535;

interface Annotations {
  readonly [key: string]: string;
}

/** What is retried: statuses as ranges for HTTP, names of codes for gRPC. */
export interface Retries {
  readonly limit: number;
  readonly statuses: string[];
  readonly timeout?: number;
}

/** Timeouts by what they limit. */
export interface Timeouts {
  [limit: string]: number;
}

/** One number with one unit; anything else is an error, of which the reader says what it costs. */
export function durationOf(said: string): number {
  const [, amount, unit] = /^(\d+)([a-z]*)$/.exec(said.trim()) ?? [];
  if (amount !== undefined && unit === '' && Number(amount) === 0) return 0;
  if (!(unit in UNITS)) throw new Error(`duration ${said}`);
  return Number(amount) * UNITS[unit];
}

/** Timeouts that annotations say; none if they say none. */
export function timeoutsOf(annotations: Annotations = {}): Timeouts | undefined {
  const said = ['request', 'response', 'idle'].filter(limit => annotations[`timeout.linkerd.io/${limit}`] !== undefined);
  return said.length > 0 ? Object.fromEntries(said.map(limit => [limit, durationOf(annotations[`timeout.linkerd.io/${limit}`])])) : undefined;
}

/** Retries that annotations say; none if they say none, even where they come to nothing. */
export function retriesOf(annotations: Annotations = {}, kind: string): Retries | undefined {
  const key = (name: string): string | undefined => annotations[`retry.linkerd.io/${name}`];
  const conditions = key(kind === 'GRPCRoute' ? 'grpc' : 'http')?.split(',');
  const [limit, timeout] = [limitOf(key('limit')), key('timeout') === undefined ? 0 : durationOf(key('timeout')!)];
  if (limit === 0 && timeout === 0 && !conditions) return undefined;
  const statuses = (conditions ?? []).map(kind === 'GRPCRoute' ? grpcCode : statusRange);
  return { limit: limit || 1, statuses: [...new Set(statuses)].sort(), ...timeout > 0 && { timeout } };
}

/** Without a status to retry and a limit for a try, no answer of a backend is retried. */
export function effectiveRetries(retries?: Retries): Retries | undefined {
  return retries && (retries.statuses.length > 0 || retries.timeout !== undefined) ? retries : undefined;
}

function limitOf(said = '0'): number {
  if (!/^\d+$/.test(said) || Number(said) > MAX_U16) throw new Error(`limit ${said}`);
  return Number(said);
}

function statusRange(said: string): string {
  const named: { [name: string]: string } = { '5xx': '500-599', 'gateway-error': '502-504' };
  const range = named[said.toLowerCase()] ?? (said.includes('-') ? said : `${said}-${said}`);
  const [, from, to] = /^([1-5]\d\d)-([1-5]\d\d)$/.exec(range) ?? [];
  if (from === undefined || from > to) throw new Error(`retry condition ${said}`);
  return range;
}

function grpcCode(said: string): string {
  if (!GRPC_CODES.includes(said.toLowerCase())) throw new Error(`retry condition ${said}`);
  return said.toLowerCase();
}
