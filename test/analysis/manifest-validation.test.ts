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

function validated(name: string, failOn?: Severity) {
  const path = join(folder, 'shop.k8s.yaml');
  writeFileSync(path, readFileSync(join(EXAMPLES, name)));
  const context = new ValidationContext([path], 'cdk8s-mesh', '0.0.0', { cart: { path: 'shop/cart/routes' } });
  new ManifestValidation({ targets: ['istio-sidecar'], partial: true, failOn }).validate(context);
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
test('refuses a severity that is none', () => {
  expect(() => new ManifestValidation({ failOn: 'never' as Severity })).toThrow("failOn must be one of error, warning, info, got: 'never'");
});
