import { readdirSync } from 'fs';
import { join } from 'path';
import { Bench } from '../bench';
import { agreedCodes, claimedCodes, compareGenerated, LEAST, unneeded } from './generated-sets';
import { MUTANTS } from './mutants';
import { Difference } from './pairs';
import { coursesOf } from '../cases/courses';
import { NOT_COMPARED } from './reviewed/codes';
import { falseAlarms, istioSamples, Sample, samplesIn, unreviewedAlarms } from './samples';
import { testCases, unreviewedCases, untold } from './test-data';
import { withoutWaysBack } from '../cases/course';
import { Need } from '../machine/machine';
import { ISTIO_VERSION } from '../machine/modules';
import { Check, Suite, TargetName } from '../suite';

const ROOT = join(__dirname, '..', '..', '..');

/** A rule, before it is told for the targets that it is held for. */
type Rule = Pick<Check, 'name' | 'problems'>;

/** Rules about objects, against all of Istio's analyzers. */
export const FINDINGS: Suite = {
  level: 'findings',
  targets: ['istio-sidecar', 'istio-ambient'],
  about: 'rules about objects say what all of Istio\'s analyzers say, of its test data and of generated sets, and nothing against what is right',
  tools: ['istio'],
  modules: ['istio'],
  needs: [Need.SANDBOX],
  versions: { istio: ISTIO_VERSION },
  mutants: MUTANTS,
  run,
};

async function run(bench: Bench): Promise<Check[]> {
  const targets = FINDINGS.targets.filter(target => bench.wants(target));
  const [testData, codes] = await testDataRules(bench);
  const rules = [...testData, ...await generatedRules(bench, codes), ...await sampleRules(bench)];
  const common = targets.flatMap(target => rules.map(rule => ({ target, features: [], ...rule })));
  const programs = await Promise.all(targets.map(target => programRule(bench, target)));
  return [...common, ...programs];
}

async function testDataRules(bench: Bench): Promise<[Rule[], string[]]> {
  const cases = await testCases(bench);
  const expected = cases.flatMap(each => each.expected).length;
  bench.note(`test data: ${cases.length} cases with ${expected} expectations`);
  const codes = cases.flatMap(({ said, verdicts }) => agreedCodes(said, verdicts));
  return [[
    { name: 'Istio\'s analyzers say what Istio expects of its test data', problems: expected > 0 ? untold(cases) : ['nothing is expected'] },
    { name: 'what Istio expects of its test data is found, nothing else is, and every difference is reviewed', problems: unreviewedCases(cases) },
  ], codes];
}

async function generatedRules(bench: Bench, codes: string[]): Promise<Rule[]> {
  const { objects, said, agreed, unexplained, explained, unread } = await compareGenerated(bench);
  bench.note(`generated sets: ${objects} objects`);
  const never = claimedCodes().filter(code => !agreed.has(code) && !codes.includes(code));
  return [
    { name: `both verdicts are of at least ${LEAST} objects`, problems: [...objects < LEAST || said < objects ? [`${said} findings of ${objects} objects`] : [], ...unread] },
    { name: 'what Istio says of generated sets is found, or it is explained why not', problems: unexplained.filter(({ by }) => by === 'istio').map(textOf) },
    { name: 'what is found in generated sets Istio says too, or it is explained why not', problems: unexplained.filter(({ by }) => by === 'us').map(textOf) },
    { name: 'every explanation of a difference is needed', problems: unneeded(explained) },
    {
      name: 'every code of Istio that a rule claims is given by both for some object, or it is said why not',
      problems: [
        ...never.filter(code => NOT_COMPARED[code] === undefined),
        ...Object.keys(NOT_COMPARED).filter(code => !never.includes(code)).map(code => `${code} is given by both`),
      ],
    },
  ];
}

async function sampleRules(bench: Bench): Promise<Rule[]> {
  const samples = istioSamples();
  const goldens = join(ROOT, 'test', 'golden');
  const files = (readdirSync(goldens, { recursive: true }) as string[]).filter(file => file.endsWith('.yaml')).sort();
  const ours = [...samplesIn(goldens, files), ...samplesIn(join(ROOT, 'examples', 'existing-manifests'), ['shop.yaml'])];
  bench.note(`samples: ${samples.length} files of Istio`);
  return [
    {
      name: 'in Istio\'s own samples there is no error that Istio does not tell, or it is reviewed',
      problems: samples.length < 100 ? [`${samples.length} files`] : unreviewedAlarms(await falseAlarms(bench, 'samples', samples)),
    },
    {
      name: 'in what is emitted and committed, and in the manifests of the example, there is no error that Istio does not tell',
      problems: ours.length < 100 ? [`${ours.length} files`] : unreviewedAlarms(await falseAlarms(bench, 'goldens', ours), []),
    },
  ];
}

/** Programs of every feature, and the example application in every phase and stage. */
async function programRule(bench: Bench, target: TargetName): Promise<Check> {
  const samples: Sample[] = coursesOf(target).flatMap(({ name, steps }) => withoutWaysBack(steps()).map(step => ({ name: `${name}, ${step.name}`, documents: step.objects })));
  const problems = samples.length === 0 ? ['nothing is rendered'] : unreviewedAlarms(await falseAlarms(bench, `programs-${target}`, samples), []);
  return { target, name: 'in every program, phase and stage there is no error that Istio does not tell', features: [], problems };
}

function textOf({ by, code, ours, origin, text }: Difference): string {
  return `${by} ${code}${ours === undefined ? '' : ` ${ours}`} ${origin}: ${text}`;
}
