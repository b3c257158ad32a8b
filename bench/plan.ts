import { Measure } from './measure';

/** What a run is asked for. */
export interface Asked {
  /** Numbers of services, ascending. */
  readonly sizes: readonly number[];
  readonly repetitions: number;
  /** Names of measures; all if there are none. */
  readonly measures: readonly string[];
  /** Whether what takes minutes is measured. */
  readonly slow: boolean;
}

/** Something that a run measures. */
export interface Planned<Name extends string> {
  readonly name: Name;
  readonly services: number;
}

/** Something that a run does not measure, though it is measured at that size. */
export interface Skipped<Name extends string> extends Planned<Name> {
  readonly reason: string;
}

/** What a run measures, in its order, and what it leaves out. */
export interface Plan<Name extends string> {
  readonly planned: Planned<Name>[];
  readonly skipped: Skipped<Name>[];
}

/**
 * Plans a run. Repetitions are outermost: what disturbs the machine for a while disturbs all measures.
 *
 * @throws if there is no measure of a name that is asked for
 */
export function planOf<Name extends string>(measures: Record<Name, Measure>, asked: Asked): Plan<Name> {
  const names = Object.keys(measures) as Name[];
  const unknown = asked.measures.find(name => !(name in measures));
  if (unknown !== undefined) throw new Error(`measures are ${names.join(', ')}, got: ${unknown}`);
  const lacks = new Map(names.map(name => [name, lackOf(name, measures[name], asked)]));
  const reasonOf = ({ name, services }: Planned<Name>) => lacks.get(name) ?? slownessOf(measures[name], services, asked);
  const pairs = asked.sizes.flatMap(services => names.filter(name => isMeasuredAt(measures[name], services)).map(name => ({ name, services })));
  const taken = pairs.filter(pair => reasonOf(pair) === undefined);
  const inRepetition = (i: number) => taken.filter(({ name, services }) => i < repetitionsOf(measures[name], services));
  return {
    planned: Array.from({ length: asked.repetitions }, (_, i) => inRepetition(i)).flat(),
    skipped: pairs.flatMap(pair => { const reason = reasonOf(pair); return reason === undefined ? [] : [{ ...pair, reason }]; }),
  };
}

function lackOf(name: string, measure: Measure, { sizes, measures }: Asked): string | undefined {
  if (measures.length > 0 && !measures.includes(name)) return 'not asked for';
  return sizes.some(services => isMeasuredAt(measure, services)) ? measure.obtain?.() : undefined;
}

function slownessOf(measure: Measure, services: number, { slow }: Asked): string | undefined {
  return isSlowAt(measure, services) && !slow ? 'takes minutes, with --slow only' : undefined;
}

function repetitionsOf(measure: Measure, services: number): number {
  return isSlowAt(measure, services) ? 1 : measure.repetitions ?? Infinity;
}

function isMeasuredAt({ sizes }: Measure, services: number): boolean {
  return sizes === undefined || sizes.includes(services);
}

function isSlowAt({ slowSizes }: Measure, services: number): boolean {
  return slowSizes?.includes(services) ?? false;
}
