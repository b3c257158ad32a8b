/** What became of a request. */
export interface Fate {
  /** HTTP status, `grpc` with the code if it is not 0, 'answered' for a connection, or 'closed'. */
  readonly what: string;
  /** Workload whose pod answered; none if a proxy did. */
  readonly by?: string;
}

/** Clients with the same fate, by fate: `403`, `200 by cart`. */
export interface Fates {
  readonly [fate: string]: string[];
}

/** Verdicts of real proxies about a bundle. */
export interface Verdicts {
  /** Tells whether the bundle is still the one that was tried. */
  readonly objects: string;
  /** By `service:port request`: what became of it, by client. */
  readonly matrix: { [asked: string]: Fates };
  /** By `service:port request`: what was counted and measured. */
  readonly resilience?: { [asked: string]: Measured };
  /** Requests that each version answered, by request. */
  readonly shares?: { [asked: string]: { [workload: string]: number } };
}

/** How a request fared whose application failed or was slow. */
export interface Measured {
  /** Times that applications saw a request that always fails. */
  readonly tries?: number;
  /** Times that applications saw a request of which each try takes longer than a try may. */
  readonly slowTries?: number;
  /** What becomes of a request of which all tries but the last fail. */
  readonly atLast?: string;
  /** What becomes of a request that takes longer than it may. */
  readonly late?: string;
  /** Whether it was given up about when it should be. */
  readonly inTime?: boolean;
}

/** A load while one stage became another, object by object. */
export interface Passed {
  readonly from: string;
  readonly to: string;
  /** Of the objects at both ends, so that one knows what was on the way. */
  readonly objects: string;
  readonly requests: number;
  readonly failed: number;
  /** Objects that came one by one. */
  readonly steps: number;
}

/** Fates of clients, in a form in which equal ones are together. */
export function grouped(fates: [string, Fate][]): Fates {
  const groups: { [fate: string]: string[] } = {};
  for (const [client, fate] of fates) (groups[fateInWords(fate)] ??= []).push(client);
  return Object.fromEntries(Object.entries(groups).sort(([a], [b]) => a < b ? -1 : 1).map(([fate, clients]) => [fate, clients.sort()]));
}

export function fateInWords({ what, by }: Fate): string {
  return by === undefined ? what : `${what} by ${by}`;
}
