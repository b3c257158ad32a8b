import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { ValidationContext } from '../../node_modules/cdk8s-cli/lib/plugins/validation';
import { ManifestValidation, Severity } from '../../src';

const EXAMPLES = join(__dirname, '..', 'rules', 'istio');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'validation-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function validated(name: string, failOn?: Severity, versions?: { [product: string]: string }, text = readFileSync(join(EXAMPLES, name), 'utf-8')) {
  const path = join(folder, 'shop.k8s.yaml');
  writeFileSync(path, text);
  const context = new ValidationContext([path], 'cdk8s-mesh', '0.0.0', { cart: { path: 'shop/cart/routes' } });
  new ManifestValidation({ targets: ['istio-sidecar'], partial: true, failOn, versions }).validate(context);
  return { path, report: context.report };
}

test('tells cdk8s what is wrong, with the path of the construct', () => {
  const { path, report } = validated('CM2101.bad.yaml', Severity.WARNING);
  expect(report.success).toBe(false);
  expect(report.toJson().violations).toEqual([{
    ruleName: 'CM2101 unreachable-route (warning)',
    recommendation: expect.stringContaining('route 1 of VirtualService shop/cart is never reached'),
    fix: expect.stringContaining('Move the route'),
    violatingConstructs: [{ resourceName: 'cart', constructPath: 'shop/cart/routes', locations: ['/spec/http/1'], manifestPath: path }],
  }]);
});
test('warnings fail only where they are asked to', () => {
  const { report } = validated('CM2101.bad.yaml');
  expect(report.success).toBe(true);
  expect(report.toJson().violations).toHaveLength(1);
});
test('what is good passes', () => {
  const { report } = validated('CM2101.good.yaml', Severity.INFO);
  expect(report.success).toBe(true);
  expect(report.toJson().violations).toEqual([]);
});
test('knows which release has a field', () => {
  const plugin = `apiVersion: extensions.istio.io/v1alpha1\nkind: WasmPlugin\nmetadata: { name: cart, namespace: shop }
spec: { url: 'oci://example.com/cart:1', failStrategy: FAIL_RELOAD }\n`;
  const codes = (version: string) => validated('', undefined, { istio: version }, plugin).report.toJson().violations.map(({ ruleName }: any) => ruleName.split(' ')[0]);
  expect(codes('1.26')).toEqual(['CM2600']);
  expect(codes('1.27')).toEqual([]);
  expect(() => new ManifestValidation({ versions: { istio: 'new' } })).toThrow("version of istio must be a minor version such as 1.31, got: 'new'");
});
test('refuses a severity that is none', () => {
  expect(() => new ManifestValidation({ failOn: 'never' as Severity })).toThrow("failOn must be one of error, warning, info, got: 'never'");
});
