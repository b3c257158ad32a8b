import { existsSync } from 'fs';
import { join } from 'path';
import { crdsIn, invalidities, validatorsIn } from './crd-schemas';
import { BAD, GOOD, object, STRICTER } from './linkerd-samples';

const UPSTREAM = join(__dirname, '..', '..', '..', 'shared', 'crds', 'linkerd-2.20');
describe('our schemas of Linkerd', () => {
  test.each(GOOD)('accept %s', (_, sample) => expect(invalidities(sample)).toEqual([]));
  test.each([...BAD, ...STRICTER])('refuse %s', (_, sample) => expect(invalidities(sample)).not.toEqual([]));
});

(existsSync(UPSTREAM) ? describe : describe.skip)('Linkerd\'s own CRDs (needs them beside the project)', () => {
  const upstream = existsSync(UPSTREAM) ? validatorsIn(UPSTREAM) : new Map();
  test.each([...GOOD, ...STRICTER])('accept %s', (_, sample) => expect(invalidities(sample, upstream)).toEqual([]));
  test.each(BAD)('refuse %s', (_, sample) => expect(invalidities(sample, upstream)).not.toEqual([]));
});

describe('trimmed CRDs', () => {
  const crds = crdsIn(join(__dirname, '..', '..', 'imports', 'crds'));
  test('have one version a kind, which is served', () => {
    expect(crds.length).toBeGreaterThanOrEqual(14);
    for (const { spec } of crds) expect(spec.versions.map(({ served }: any) => served)).toEqual([true]);
  });
  test('have no descriptions', () => expect(JSON.stringify(crds)).not.toMatch(/"description":"/));
  test('refuse what the API server refuses', () => {
    const authorization = (spec: any) => invalidities(object('security.istio.io/v1', 'AuthorizationPolicy', spec));
    expect(authorization({ rules: [{ from: [{ source: { serviceAccounts: ['shop/web'] } }] }] })).toEqual([]);
    expect(authorization({ rule: [] })).not.toEqual([]);
    expect(authorization({ action: 'PERMIT' })).not.toEqual([]);
  });
});
