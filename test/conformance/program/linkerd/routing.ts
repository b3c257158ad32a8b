import { Destination } from './proxy';
import { durationMillis } from './units';
import { Routing } from '../../../../src/simulation/router';

/** Where a request goes and how, in a form in which answers of a controller and of the evaluator can be compared. */
interface Compared {
  readonly backends: { [address: string]: string };
  readonly status?: number;
  readonly timeouts?: { [limit: string]: number };
  readonly retries?: { limit: number; statuses: string[]; timeout?: number };
}

export const routingOf = { answer: ofAnswer, evaluator: ofEvaluator };

function ofAnswer({ status, backends, timeouts, retry }: Destination): Compared {
  const total = backends.reduce((sum, { weight }) => sum + weight, 0);
  const shares = backends.filter(({ weight }) => weight > 0).map(({ to, weight, adds }) => [to, shareOf(weight / total, adds)]);
  const limits = Object.entries(timeouts ?? {}).map(([limit, said]) => [limit, durationMillis(said as string)!]);
  return compared(shares, status, limits, retry && {
    limit: retry.maxRetries,
    statuses: [...statusesOf(retry.conditions)].sort(),
    ...retry.timeout && { timeout: durationMillis(retry.timeout) },
  });
}

function ofEvaluator({ kind, status, backends, timeout, retries }: Routing): Compared {
  const shares = backends.map(({ service, namespace, port, share, missing, status: answer, responseHeaders = [] }) =>
    [missing && answer === 500 ? 'nobody' : `${service}.${namespace}:${port}`, shareOf(share, Object.fromEntries(responseHeaders.map(({ name, value }) => [name, value])))]);
  return compared(shares, kind === 'refused' ? status ?? 0 : undefined, Object.entries(timeout ?? {}), retries);
}

function compared(shares: any[][], status: number | undefined, timeouts: any[][], retries?: any): Compared {
  return {
    backends: Object.fromEntries([...shares].sort()),
    ...status !== undefined && { status },
    ...timeouts.length > 0 && { timeouts: Object.fromEntries([...timeouts].sort()) },
    ...retries && { retries: { limit: retries.limit, statuses: retries.statuses, ...retries.timeout && { timeout: retries.timeout } } },
  };
}

/** A share in percent, with headers that answers get. */
function shareOf(share: number, adds: { [name: string]: string } = {}): string {
  return [`${(share * 100).toFixed(2)} %`, ...Object.entries(adds).sort().map(([name, value]) => `${name}: ${value}`)].join(', ');
}

/** Ranges of statuses, or codes by the names of the annotation. */
function statusesOf({ statusRanges, ...codes }: any = {}): string[] {
  if (statusRanges) return statusRanges.map(({ start, end }: any) => `${start}-${end}`);
  return Object.keys(codes).map(code => code === 'deadineExceeded' ? 'deadline-exceeded' : code.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`));
}
