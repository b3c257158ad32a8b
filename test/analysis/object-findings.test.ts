import { objectFindings } from '../../src/analysis/object-findings';
import { ObjectSet } from '../../src/analysis/rules/object-set';
import { DEFAULT_PROFILE } from '../../src/analysis/rules/profile';

function found(object: any): string[] {
  return objectFindings(ObjectSet.of([object]), DEFAULT_PROFILE).map(({ entry, problem }) => `${entry.code} ${problem.pointer}`);
}

function telemetry(...tracing: any[]): any {
  return { apiVersion: 'telemetry.istio.io/v1', kind: 'Telemetry', metadata: { name: 'traces', namespace: 'shop' }, spec: { tracing } };
}

test.each([
  ['identities', { identities: ['*'], identityRefs: [{ kind: 'ServiceAccount', name: 'web' }] }],
  ['no identities', {}],
])('%s that the schema refuses are not told by a rule again', (_, spec) => {
  const codes = found({ apiVersion: 'policy.linkerd.io/v1alpha1', kind: 'MeshTLSAuthentication', metadata: { name: 'web', namespace: 'shop' }, spec });
  expect(codes).toEqual([expect.stringMatching(/^CM100\d \/spec$/)]);
});

test('what the schema refuses at another place does not hide what a rule refuses', () => {
  expect(found(telemetry({ randomSamplingPercentage: 200 }))).toEqual(['CM1004 /spec/tracing/0/randomSamplingPercentage']);
  expect(found(telemetry({ randomSamplingPercentage: 200, customTags: { zone: { literal: {} } } })).sort()).toEqual([
    'CM1003 /spec/tracing/0/customTags/zone/literal', 'CM1004 /spec/tracing/0/randomSamplingPercentage', 'CM2448 /spec/tracing/0/customTags/zone',
  ]);
});
