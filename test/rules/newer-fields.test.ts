import { ObjectSet } from '../../src/analysis/rules/object-set';
import { DEFAULT_PROFILE } from '../../src/analysis/rules/profile';
import { newerField } from '../../src/targets/istio/rules/versions/newer-field';
import { SINCE } from '../../src/targets/istio/rules/versions/since';

const FIELDS = Object.entries(SINCE).flatMap(([kind, paths]) => Object.entries(paths).map(([path, since]) => ({ kind, path, since })));

/** An object with nothing but what a path leads to. */
function objectWith(kind: string, path: string): any {
  const [fields, value] = path.split('=');
  const spec = fields.split('.').filter(Boolean).reduceRight<any>((inner, step) => {
    const [name, suffix] = [step.replace(/\W+$/, ''), step.replace(/^\w+/, '')];
    return { [name]: suffix === '[]' ? [inner] : suffix === '{}' ? { any: inner } : inner };
  }, value ?? 1);
  return { apiVersion: `${kind.split('/')[0]}/v1`, kind: kind.split('/')[1], metadata: { name: 'cart', namespace: 'shop' }, ...path && spec };
}

function found(kind: string, path: string, istio: string): string[] {
  return newerField.check(ObjectSet.of([objectWith(kind, path)]), { ...DEFAULT_PROFILE, versions: { istio } }).map(({ message }) => message);
}

function before(version: string): string {
  const [major, minor] = version.split('.').map(Number);
  return `${major}.${minor - 1}`;
}

test.each(FIELDS)('$kind $path needs Istio $since', ({ kind, path, since }) => {
  expect(found(kind, path, before(since))).toContainEqual(expect.stringContaining(`needs Istio ${since}; the version is ${before(since)}`));
  expect(found(kind, path, since)).toEqual([]);
});

test('versions are numbers, and not texts', () => {
  expect(found('networking.istio.io/DestinationRule', 'spec.trafficPolicy.retryBudget', '1.9')).toHaveLength(1);
  expect(found('networking.istio.io/DestinationRule', 'spec.trafficPolicy.retryBudget', '1.100')).toEqual([]);
});
