import { Limit, LIMITS } from '../../bench/limits';
import { MeasureName, MEASURES } from '../../bench/measures';
import { peerLimits } from '../../bench/peer-limits';
import { planOf } from '../../bench/plan';
import { Results } from '../../bench/results';
import { areGood, boundOf, Verdict, verdictOn } from '../../bench/verdict';

const NOTHING = new Results([300], [{ name: 'lint', services: 300, reason: 'there is no Go' }]);

function most(value: number): Limit {
  return { title: 'time', most: 2, noisy: 3, of: () => value };
}

function least(value: number): Limit {
  return { title: 'gain', least: 3, noisy: 2, of: () => value };
}

function state(limit: Limit, isNoisy = false): string {
  return verdictOn(limit, NOTHING, isNoisy).state;
}

test('an upper limit holds up to it', () => {
  expect([1, 2, 2.01, NaN].map(value => state(most(value)))).toEqual(['holds', 'holds', 'BROKEN', 'BROKEN']);
  expect(boundOf(most(1), false)).toBe('at most 2');
});

test('a lower limit holds from it on', () => {
  expect([4, 3, 2.99, NaN].map(value => state(least(value)))).toEqual(['holds', 'holds', 'BROKEN', 'BROKEN']);
  expect(boundOf(least(1), false)).toBe('at least 3');
});

test('a goal that is missed is told, and fails nothing', () => {
  const missed = verdictOn({ ...least(1), isGoal: true }, NOTHING, false);
  expect(missed).toMatchObject({ state: 'missed', value: '1.00' });
  expect(areGood([missed])).toBe(true);
});

test('noise has room on the side of each limit', () => {
  expect([state(most(2.5), true), state(most(3.5), true), state(least(2.5), true), state(least(1.5), true)]).toEqual(['holds', 'BROKEN', 'holds', 'BROKEN']);
  expect(verdictOn(least(2.5), NOTHING, true)).toEqual({ state: 'holds', value: '2.50', detail: 'at least 2' });
});

test('what was skipped is not measured, what was forgotten is told', () => {
  expect(verdictOn({ ...most(1), of: results => results.of('lint', 300).passed }, NOTHING, true)).toEqual({ state: 'not measured', detail: 'lint: there is no Go' });
  expect(state({ ...most(1), of: results => results.of('floor', 300).passed })).toBe('NOT MEASURED');
  expect(() => verdictOn({ ...most(1), of: () => { throw new Error('a fault'); } }, NOTHING, true)).toThrow('a fault');
});

test('a run is good if nothing is broken or forgotten', () => {
  const verdicts = (...states: Verdict['state'][]) => states.map(each => ({ state: each, detail: '' }));
  expect(areGood(verdicts('holds', 'not measured'))).toBe(true);
  expect(areGood(verdicts('holds', 'BROKEN'))).toBe(false);
  expect(areGood(verdicts('holds', 'NOT MEASURED'))).toBe(false);
});

test.each([...LIMITS, ...peerLimits('stockProcess')])('a run of everything measures: $title', limit => {
  const sizes = [300, 1000, 3000, 10000];
  const measures = Object.fromEntries(Object.entries(MEASURES).map(([name, measure]) => [name, { ...measure, obtain: undefined }]));
  const results = new Results(sizes);
  planOf(measures, { sizes, repetitions: 1, measures: [], slow: true }).planned
    .forEach(({ name, services }) => results.add(name as MeasureName, services, { processor: services, passed: services, megabytes: 1 }));
  expect(verdictOn(limit, results, false).value).toMatch(/^\d/);
});
