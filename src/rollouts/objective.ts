import { ReleaseIntent, ServiceIntent, TrackIntent, TrackReach } from '../intent';
import { duration } from '../targets/promql';
import { IMeshTarget } from '../targets/target';
import { filledIn } from '../vocabulary/release/placeholders';
import { NoTraffic, Slo, SloKind } from '../vocabulary/release/slo';

/** Whom an objective is about, and who knows. */
export interface ObjectiveSubject {
  /** The data plane whose metrics are asked. */
  readonly target: IMeshTarget;
  readonly service: ServiceIntent;
  /** The version: its name is that of its workload and, with `TrackReach.SERVICE`, of its Service. */
  readonly track: TrackIntent;
  readonly reach: TrackReach;
}

/** An objective as a query of a metrics server. */
export interface ObjectiveQuery {
  /** Name, a DNS label. */
  readonly name: string;
  /** PromQL that gives one number, or nothing where the version had no requests. */
  readonly query: string;
  /** The same, in which no requests meet or miss the objective as declared: it gives nothing only where the release is held. */
  readonly guardedQuery: string;
  /** Least value: percent for a success rate. */
  readonly min?: number;
  /** Greatest value: milliseconds for a latency. */
  readonly max?: number;
  readonly windowMillis: number;
  readonly onNoTraffic: NoTraffic;
}

/** What an objective asks of a version. */
export function objectiveQuery(slo: Slo, subject: ObjectiveSubject): ObjectiveQuery {
  const { name, min, max, windowMillis, onNoTraffic } = slo;
  const query = slo.kind === SloKind.PROMQL ? filledInQuery(slo, subject) : askedOf(slo, subject);
  return { name, query, guardedQuery: guarded(query, slo), min, max, windowMillis, onNoTraffic };
}

/** How requests reach a version where a release stands. */
export function reachOf(track: TrackIntent, { mirror, subsets, backends }: ReleaseIntent): TrackReach {
  if (mirror?.track.name === track.name) return TrackReach.COPIES;
  return subsets || backends.length === 0 ? TrackReach.SHARED_SERVICE : TrackReach.SERVICE;
}

function askedOf({ kind, percentile, windowMillis }: Slo, { target, service, track, reach }: ObjectiveSubject): string {
  return target.objectiveQuery({ kind, percentile, windowMillis, service, track, reach });
}

function filledInQuery({ query, windowMillis }: Slo, { service, track }: ObjectiveSubject): string {
  return filledIn(query!, { service: service.name, namespace: service.namespace.name, track: track.name, window: duration(windowMillis) });
}

/** Whatever labels the query gives: only where it gives nothing, there is a value instead. */
function guarded(query: string, slo: Slo): string {
  if (slo.onNoTraffic === NoTraffic.HOLD) return query;
  return `(${query}) or on() vector(${slo.onNoTraffic === NoTraffic.PASS ? passingValue(slo) : failingValue(slo)})`;
}

function passingValue({ min, max }: Slo): number {
  return min ?? max!;
}

function failingValue({ min, max }: Slo): number {
  return min === undefined ? max! + Math.max(1, Math.abs(max!)) : min - Math.max(1, Math.abs(min));
}
