import { readdirSync } from 'fs';
import { join } from 'path';
import { App, Chart } from 'cdk8s';
import { PROGRAMS } from './features';
import { World } from './features/program';
import { documentsOf, expectGolden, yamlOf } from './golden';
import {
  Feature, Finding, GatewayApiChannel, IMeshTarget, IstioAmbientTarget, IstioSidecarTarget, LinkerdTarget, MeshDefaults, NetworkPolicyTarget,
  SupportLevel,
} from '../src';
import { invalidities } from './imports/crd-schemas';

const TARGETS: (() => IMeshTarget)[] = [
  () => new IstioSidecarTarget(),
  () => new IstioAmbientTarget({ dryRun: true, gatewayApiChannel: GatewayApiChannel.EXPERIMENTAL, defaultRetries: false }),
  () => new LinkerdTarget(),
  () => new NetworkPolicyTarget(),
];
const FEATURES = Object.values(Feature);

/** Features that targets carry or not without being asked. */
const NEVER_ASKED = [Feature.CONFIGURATION_SCOPE, Feature.NETWORK_POLICY];

/** Programs that cannot ask for one feature alone: on a target that carries the other, the output changes. */
const ASKS_FOR_MORE: { [target: string]: Feature[] } = {
  // retries on UNAVAILABLE; one of two timeouts; policies name no Services of versions
  'istio-ambient': [Feature.RETRY_GRPC_STATUSES, Feature.PER_SOURCE_RESILIENCE, Feature.SUBSET_SPLIT],
  // one of two timeouts; two routes, of which age decides; routes to the Service itself; any method
  'linkerd': [Feature.PER_SOURCE_RESILIENCE, Feature.ROUTE_PRECEDENCE, Feature.SUBSET_SPLIT, Feature.VERSION_BY_METADATA],
  'network-policy': [Feature.STRICT_MTLS], // default deny
};

function synthesize(target: IMeshTarget, feature: Feature, asked: boolean): { documents: any[]; findings: Finding[] } {
  const app = new App();
  const world = new World(new Chart(app, 'shop'), target, asked, FEATURES);
  PROGRAMS[feature](world);
  const defaults = world.chart.node.tryFindChild('defaults') as MeshDefaults | undefined;
  const values = Object.keys(defaults?.helmValues(target.name) ?? {}).length > 0 ? [{ helmValues: defaults!.helmValues(target.name) }] : [];
  return { documents: [...documentsOf(app.synthYaml()), ...values], findings: world.mesh.report().findings };
}

function findingsWithoutAcceptance(target: IMeshTarget, feature: Feature): Finding[] {
  const world = new World(new Chart(new App(), 'shop'), target, true);
  PROGRAMS[feature](world);
  return world.mesh.report().findings;
}

describe.each(TARGETS.map(target => [target().name, target] as const))('%s', (name, target) => {
  describe.each(FEATURES)('%s', feature => {
    const { level, reason, alternative } = target().support(feature);
    const asked = synthesize(target(), feature, true);
    const unasked = synthesize(target(), feature, false);
    const added = asked.documents.filter(document => !unasked.documents.some(other => JSON.stringify(other) === JSON.stringify(document)));

    test('renders only objects that the API server admits', () => {
      expect(asked.documents.flatMap(document => invalidities(document))).toEqual([]);
    });

    if (level === SupportLevel.FULL || level === SupportLevel.PARTIAL) {
      test('renders the feature: the output differs, and is as reviewed', () => {
        expect(added).not.toEqual([]);
        expectGolden(`${name}/${feature}.yaml`, yamlOf(added));
      });
      test('has no error', () => {
        expect(findingsWithoutAcceptance(target(), feature).filter(({ code, message }) => code === 'CM0101' && message.includes(` ${feature},`))).toEqual([]);
      });
    }
    if (level === SupportLevel.PARTIAL) {
      test('tells what differs', () => {
        expect(findingsWithoutAcceptance(target(), feature).map(({ message }) => message)).toContainEqual(expect.stringContaining(reason!));
      });
    }
    if (level === SupportLevel.NONE && !NEVER_ASKED.includes(feature)) {
      test('is refused with a code, the reason and the nearest alternative', () => {
        expect(findingsWithoutAcceptance(target(), feature)).toContainEqual(expect.objectContaining({
          code: 'CM0101', severity: 'error', message: expect.stringContaining(`asks for ${feature}, which target '${name}' does not carry: ${reason}; nearest alternative: ${alternative}`),
        }));
      });
      test('is told as lost where the loss is accepted', () => {
        expect(asked.findings).toContainEqual(expect.objectContaining({ code: 'CM0103', message: expect.stringContaining(`asks for ${feature},`) }));
      });
    }
    if (level === SupportLevel.NONE && ![...NEVER_ASKED, ...ASKS_FOR_MORE[name] ?? []].includes(feature)) {
      test('leaves the objects of targets as they are without it', () => {
        expect(added.filter(isOfMesh)).toEqual([]);
      });
    }
  });

  test('has a golden file for each carried feature, and no other', () => {
    const carried = FEATURES.filter(feature => [SupportLevel.FULL, SupportLevel.PARTIAL].includes(target().support(feature).level));
    expect(readdirSync(join(__dirname, 'golden', name)).sort()).toEqual(carried.map(feature => `${feature}.yaml`).sort());
  });
});

function isOfMesh({ apiVersion }: any): boolean {
  return !['v1', 'apps/v1', 'autoscaling/v2', 'policy/v1'].includes(apiVersion);
}
