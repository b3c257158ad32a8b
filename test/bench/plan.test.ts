import { Measure } from '../../bench/measure';
import { Asked, planOf } from '../../bench/plan';

const ALL: Asked = { sizes: [300, 1000], repetitions: 2, measures: [], slow: false };

function measure(fields: Partial<Measure> = {}): Measure {
  return { title: 'something', prepare: () => () => {}, ...fields };
}

function textOf({ planned, skipped }: ReturnType<typeof planOf>): object {
  return { planned: planned.map(({ name, services }) => `${name} ${services}`), skipped: skipped.map(({ name, services, reason }) => `${name} ${services}: ${reason}`) };
}

test('measures are taken at all sizes, as often as is asked, and repetitions are outermost', () => {
  const plan = planOf({ a: measure(), b: measure() }, ALL);
  expect(textOf(plan)).toEqual({ planned: ['a 300', 'b 300', 'a 1000', 'b 1000', 'a 300', 'b 300', 'a 1000', 'b 1000'], skipped: [] });
});

test('a measure with sizes of its own is taken at those of the run', () => {
  const plan = planOf({ a: measure({ sizes: [1000, 3000] }) }, { ...ALL, repetitions: 1 });
  expect(textOf(plan)).toEqual({ planned: ['a 1000'], skipped: [] });
});

test('what is slow is left out, or measured once', () => {
  const measures = { a: measure({ sizes: [300, 1000], slowSizes: [1000] }) };
  expect(textOf(planOf(measures, ALL))).toEqual({ planned: ['a 300', 'a 300'], skipped: ['a 1000: takes minutes, with --slow only'] });
  expect(textOf(planOf(measures, { ...ALL, slow: true }))).toEqual({ planned: ['a 300', 'a 1000', 'a 300'], skipped: [] });
});

test('a measure may be repeated less often than others', () => {
  const plan = planOf({ a: measure({ repetitions: 2 }), b: measure({ repetitions: 5 }) }, { ...ALL, sizes: [300], repetitions: 3 });
  expect(textOf(plan)).toEqual({ planned: ['a 300', 'b 300', 'a 300', 'b 300', 'b 300'], skipped: [] });
});

test('what cannot be had is skipped with the reason, and asked for once', () => {
  const obtain = jest.fn(() => 'there is no Go');
  const plan = planOf({ a: measure({ obtain }), b: measure({ obtain: () => undefined }) }, { ...ALL, repetitions: 1 });
  expect(textOf(plan)).toEqual({ planned: ['b 300', 'b 1000'], skipped: ['a 300: there is no Go', 'a 1000: there is no Go'] });
  expect(obtain).toHaveBeenCalledTimes(1);
});

test('nothing is obtained for measures that are not taken', () => {
  const obtain = jest.fn();
  const plan = planOf({ a: measure({ obtain }), b: measure({ obtain, sizes: [3000] }), c: measure() }, { ...ALL, sizes: [300], repetitions: 1, measures: ['b', 'c'] });
  expect(textOf(plan)).toEqual({ planned: ['c 300'], skipped: ['a 300: not asked for'] });
  expect(obtain).not.toHaveBeenCalled();
});

test('rejects names of no measure', () => {
  expect(() => planOf({ a: measure() }, { ...ALL, measures: ['z'] })).toThrow('measures are a, got: z');
});
