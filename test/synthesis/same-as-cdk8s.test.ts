import { join } from 'path';
import { App, AppProps, Chart, YamlOutputType } from 'cdk8s';
import * as fc from 'fast-check';
import { contentOf, inFolder } from './output';
import { AppPlan, appPlans, build, Built, Classes } from './random-apps';
import { MeshApp, MeshChart } from '../../src';
import { RUNS } from '../properties/runs';

const CDK8S: Classes = { app: App, chart: Chart };

const propsOfApps: fc.Arbitrary<AppProps> = fc.record({
  yamlOutputType: fc.constantFrom(
    YamlOutputType.FILE_PER_APP, YamlOutputType.FILE_PER_CHART, YamlOutputType.FILE_PER_RESOURCE, YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE,
  ),
  outputFileExtension: fc.constantFrom(undefined, '.yaml'),
  recordConstructMetadata: fc.boolean(),
});

/** What is given, or what is refused. */
type Outcome<T> = { readonly given: T } | { readonly refused: string };

/** What syntheses give, and how often each construct was validated in the first of them. */
interface Outcomes {
  readonly files: Outcome<unknown>;
  readonly text: Outcome<string>;
  readonly again: Outcome<unknown>;
  readonly validated: Built['validated'];
}

function outcomesOf(plan: AppPlan, classes: Classes, props: AppProps): Outcomes {
  return inFolder(folder => {
    const outdir = join(folder, 'out');
    const { app, validated } = build(plan, classes, { ...props, outdir });
    const synthesize = () => {
      app.synth();
      return contentOf(outdir);
    };
    const files = attempt(synthesize);
    const first = new Map(validated);
    return { files, text: attempt(() => build(plan, classes, props).app.synthYaml()), again: attempt(synthesize), validated: first };
  });
}

/** Ways around a circle differ; those of cdk8s may not be one. */
function attempt<T>(act: () => T): Outcome<T> {
  try {
    return { given: act() };
  } catch (error) {
    return { refused: (error as Error).message.replace(/(cycle detected).*/s, '$1') };
  }
}

/** Of two reasons to refuse, either may be told. */
function withoutReason<T>(outcome: Outcome<T>): Outcome<T> {
  return 'refused' in outcome ? { refused: '' } : outcome;
}

test.each<[string, Classes]>([
  ['MeshApp', { app: MeshApp, chart: Chart }], ['MeshApp of MeshCharts', { app: MeshApp, chart: MeshChart }], ['App of MeshCharts', { app: App, chart: MeshChart }],
])('%s gives the files of cdk8s, byte for byte, and the same again, or both refuse', (_, classes) => {
  fc.assert(fc.property(appPlans, propsOfApps, (plan, props) => {
    const [expected, got] = [outcomesOf(plan, CDK8S, props), outcomesOf(plan, classes, props)];
    expect(got.files).toEqual(expected.files);
    expect(withoutReason(got.text)).toEqual(withoutReason(expected.text));
    expect(got.again).toEqual(expected.again);
    const isRefused = 'refused' in expected.files;
    const asksCdk8s = classes.chart === Chart && plan.nodes.some(({ kind }) => kind.startsWith('chart-'));
    if (!isRefused && !asksCdk8s) expect([...got.validated.values()].filter(count => count !== 1)).toEqual([]);
  }), { numRuns: Math.ceil(1.5 * RUNS.numRuns) });
});
