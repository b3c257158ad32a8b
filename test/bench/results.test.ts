import { Sample } from '../../bench/measure';
import { MEASURES } from '../../bench/measures';
import { notMeasured, report } from '../../bench/report';
import { NotMeasured, Results } from '../../bench/results';

function sample(milliseconds: number): Sample {
  return { processor: 2 * milliseconds, passed: milliseconds, megabytes: 100 };
}

function thrown(run: () => unknown): NotMeasured {
  try {
    run();
  } catch (error) {
    if (error instanceof NotMeasured) return error;
  }
  throw new Error('everything was measured');
}

test('the least of each figure counts', () => {
  const results = new Results([300]);
  results.add('floor', 300, { processor: 1, passed: 5, megabytes: 3 });
  results.add('floor', 300, { processor: 2, passed: 4, megabytes: 2 });
  results.add('floor', 300, { processor: 9, passed: 9, megabytes: 9 });
  expect(results.of('floor', 300)).toEqual({ processor: 1, passed: 4, megabytes: 2 });
});

test('ratios are of times that pass, growth of processor time between the sizes that were measured', () => {
  const results = new Results([100, 1000, 10000]);
  results.add('floor', 1000, sample(10));
  results.add('floor', 10000, sample(1000));
  results.add('lint', 1000, sample(30));
  expect(results.ratio('lint', 'floor', 1000)).toBe(3);
  expect(results.exponent('floor')).toBeCloseTo(2);
});

test('what was skipped says why; it was meant, as are sizes that the run does not have', () => {
  const results = new Results([300, 1000], [{ name: 'lint', services: 300, reason: 'there is no Go' }]);
  expect(thrown(() => results.of('lint', 300))).toMatchObject({ message: 'lint: there is no Go', isMeant: true });
  expect(thrown(() => results.of('lint', 3000))).toMatchObject({ message: 'lint is not measured at 3000, which is no size of this run', isMeant: true });
  expect(thrown(() => results.exponent('lint'))).toMatchObject({ isMeant: true });
});

test('what is missing without a reason was not meant', () => {
  expect(thrown(() => new Results([300]).ratio('lint', 'floor', 300))).toMatchObject({ message: 'lint is not measured at 300', isMeant: false });
});

test('the report has dashes where nothing was measured, and says why something was skipped', () => {
  const lacks = [300, 1000].flatMap(services => (['lint', 'helm'] as const).map(name => ({ name, services, reason: 'there is no Go' })));
  const results = new Results([300, 1000], [...lacks, { name: 'kustomize', services: 1000, reason: 'takes minutes' }]);
  results.add('floor', 300, sample(1234));
  const text = report(results, 3);
  expect(text).toContain(`| ${MEASURES.floor.title} | 1,234 | – | – | – |`);
  expect(text).toMatch(/\| at most 5 \|$/m);
  expect(notMeasured(results)).toEqual(['Not measured: lint, helm at 300, 1,000 services: there is no Go.', 'Not measured: kustomize at 1,000 services: takes minutes.']);
  notMeasured(results).forEach(line => expect(text).toContain(line));
});
