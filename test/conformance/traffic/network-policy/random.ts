import * as fc from 'fast-check';
import { podAt } from './neighbours';
import { asTry, Expectation } from './pairs';
import { Standing, World } from './world';
import { Feature } from '../../../../src';
import { NetworkPolicyEvaluator } from '../../../../src/targets/network-policy/evaluation/network-policy-evaluator';
import { Addresses } from '../../cluster/addresses';
import { podName } from '../../machine/pods';
import { Check } from '../../suite';

const CASES = { seed: 20261, numRuns: 200 };
const PORTS = ['8080=tcp', '8081=tcp', '9000=tcp'];
const NAMESPACES: { [name: string]: any } = { red: { team: 'a' }, blue: { team: 'b' }, green: {} };
const LABELS = [{ app: 'x', tier: 'front' }, { app: 'y' }];

const sometimes = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });

/** Selectors by all operators, over labels of which some pods have some. */
function selector(keys: { [key: string]: string[] }): fc.Arbitrary<any> {
  const expression = fc.constantFrom(...Object.keys(keys)).chain(key => fc.oneof(
    fc.record({ key: fc.constant(key), operator: fc.constantFrom('In', 'NotIn'), values: fc.subarray(keys[key], { minLength: 1 }) }),
    fc.record({ key: fc.constant(key), operator: fc.constantFrom('Exists', 'DoesNotExist') }),
  ));
  const label = fc.constantFrom(...Object.keys(keys)).chain(key => fc.constantFrom(...keys[key]).map(value => ({ [key]: value })));
  return fc.oneof(
    fc.constant({}),
    fc.record({ matchLabels: label }),
    fc.record({ matchExpressions: fc.array(expression, { minLength: 1, maxLength: 2 }) }),
    fc.record({ matchLabels: label, matchExpressions: fc.array(expression, { maxLength: 1 }) }),
  );
}

const pods = selector({ app: ['x', 'y'], tier: ['front', 'back'] });
const byName = fc.constantFrom(...Object.keys(NAMESPACES)).map(name => ({ matchLabels: { 'kubernetes.io/metadata.name': name } }));
const namespaces = fc.oneof(selector({ team: ['a', 'b'] }), byName);

/** Addresses are those of everybody, or of nobody here: evaluators know pods by their labels. */
const peer = fc.oneof(
  fc.record({ podSelector: pods }), fc.record({ namespaceSelector: namespaces }), fc.record({ namespaceSelector: namespaces, podSelector: pods }),
  fc.constantFrom({ ipBlock: { cidr: '0.0.0.0/0' } }, { ipBlock: { cidr: '203.0.113.0/24', except: ['203.0.113.7/32'] } }),
);
const port = fc.constantFrom<any>(
  {}, { protocol: 'TCP' }, { protocol: 'UDP' }, { port: 8080 }, { port: 8081, protocol: 'TCP' }, { port: 9000, protocol: 'UDP' }, { port: 8080, endPort: 8090 },
);
const rule = (direction: 'from' | 'to') => fc.record({ [direction]: sometimes(fc.array(peer, { maxLength: 2 })), ports: sometimes(fc.array(port, { maxLength: 2 })) });

const policy = fc.record({
  namespace: fc.constantFrom(...Object.keys(NAMESPACES)),
  spec: fc.record({
    podSelector: pods,
    policyTypes: sometimes(fc.constantFrom(['Ingress'], ['Egress'], ['Ingress', 'Egress'])),
    ingress: sometimes(fc.array(rule('from'), { maxLength: 2 })),
    egress: sometimes(fc.array(rule('to'), { maxLength: 2 })),
  }),
});

/** The evaluator against the kernel, over random policies. */
export async function randomPolicies(world: World, addresses: Addresses): Promise<Check[]> {
  const own = Object.keys(NAMESPACES).flatMap(namespace =>
    LABELS.map((labels, i) => ({ pod: podAt(namespace, `pod-${i}`, labels, addresses), listening: PORTS })));
  const outside = { pod: podAt('beyond', 'outside', {}, addresses), listening: ['443=tcp'] };
  await world.stand([...own, outside]);
  const objects = [...Object.entries(NAMESPACES).map(([name, labels]) => ({ kind: 'Namespace', metadata: { name, labels } })), ...own.map(({ pod }) => pod)];
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const policies of fc.sample(fc.array(policy, { minLength: 1, maxLength: 4 }), CASES)) {
    const all = [...objects, ...policies.map(({ namespace, spec }, i) => ({ kind: 'NetworkPolicy', metadata: { namespace, name: `policy-${i}` }, spec: plain(spec) }))];
    const expected = pairs(own, outside, all);
    const results = await world.enforce(all, expected.map(asTry));
    results.forEach(result => seen.add(result));
    const wrong = expected.flatMap(({ source, destination, port: at, passes }, i) => results[i] === (passes ? 'passed' : 'refused') ? []
      : [`${podName(source!.pod)} → ${podName(destination.pod)}:${at} ${results[i]}, evaluator: ${passes}: ${JSON.stringify(all.slice(objects.length))}`]);
    problems.push(...wrong.slice(0, 1));
  }
  if (seen.size !== 2) problems.push(`everything was ${[...seen]}`);
  return [{ target: 'network-policy', name: 'random policies: the evaluator says what the kernel does', features: [Feature.NETWORK_POLICY], problems }];
}

function pairs(own: Standing[], outside: Standing, all: any[]): Expectation[] {
  const evaluator = new NetworkPolicyEvaluator();
  const peerOf = ({ pod: { metadata } }: Standing) => ({ namespace: metadata.namespace, serviceAccount: 'default', labels: metadata.labels, meshed: false });
  return [...own, outside].flatMap(source => own.filter(destination => destination !== source).flatMap(destination => PORTS.map(at => {
    const request = { source: source === outside ? undefined : peerOf(source), destination: peerOf(destination), port: parseInt(at) };
    return { source, destination, port: at, passes: evaluator.decide(all, request).allowed };
  })));
}

/** As YAML has it: without what is not given. */
function plain(spec: any): any {
  return JSON.parse(JSON.stringify(spec));
}
