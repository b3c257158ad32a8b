import { App, Chart } from 'cdk8s';
import { Compilation, overadmitted, problemsOfCalls, refused, STRAY, unscoped } from './calls';
import { compiledFor } from './dump';
import { MUTANTS } from './mutants';
import { stageRules } from './stages';
import { OnlineBoutique } from '../../../../examples/online-boutique/boutique';
import { choiceOf } from '../../../../examples/online-boutique/targets';
import { Feature, MeshDefaults, RolloutPhase } from '../../../../src';
import { PROGRAMS } from '../../../features';
import { World } from '../../../features/program';
import { documentsOf } from '../../../golden';
import { Bench } from '../../bench';
import { recordedCalls } from '../../cases/recorded';
import { strangers } from '../../cases/strangers';
import { carried, targetOf } from '../../cases/targets';
import { clusterOf } from '../../cluster/cluster';
import { Acceptance } from '../../envoy/acceptance';
import { ISTIO_VERSION } from '../../machine/modules';
import { SIDECARS } from '../../meshes/istio';
import { Check, Suite } from '../../suite';
import { bytesRule } from '../bytes/rule';

const TARGET = 'istio-sidecar';

/** Features of the calls of Online Boutique. */
const BOUTIQUE = [
  'configuration-scope', 'default-deny', 'authorization-by-identity', 'authorization-by-grpc-method', 'timeouts', 'retries', 'per-try-timeout', 'circuit-breaking',
];

/** Programs whose release names the versions' Services in their routes; their stages are compiled one by one. */
const RELEASES = [
  'blue-green', 'traffic-split', 'tcp-traffic-split', 'version-by-request', 'version-by-metadata', 'session-affinity', 'mirroring', 'subset-split',
];

/** What istiod compiles of the programs of all features, of Online Boutique and of releases. */
export const SIDECAR_PROGRAM: Suite = {
  level: 'program',
  targets: [TARGET],
  about: 'istiod compiles clusters, routes, guards and filters of every sidecar as calls declare them, and nothing else, and Envoy accepts them',
  tools: ['istio', 'envoy'],
  needs: [],
  versions: { istiod: ISTIO_VERSION, envoy: '1.40.0' },
  mutants: MUTANTS,
  run: async bench => {
    const features = carried(TARGET).filter(feature => bench.wants(TARGET, [feature]));
    const acceptance = new Acceptance(bench, TARGET);
    const checks: Check[] = [];
    for (let i = 0; i < features.length; i += 2) {
      checks.push(...(await Promise.all(features.slice(i, i + 2).map(feature => featureRules(bench, feature, acceptance)))).flat());
    }
    if (bench.wants(TARGET, BOUTIQUE)) checks.push(...await boutiqueRules(bench, acceptance));
    return [...checks, ...await bytesRule(bench), ...await stageRules(bench, acceptance), ...await acceptance.rule()];
  },
};

async function featureRules(bench: Bench, feature: Feature, acceptance: Acceptance): Promise<Check[]> {
  const app = new App();
  const world = new World(new Chart(app, 'shop'), targetOf(TARGET), true, Object.values(Feature));
  const calls = recordedCalls(() => PROGRAMS[feature](world));
  const defaults = world.chart.node.tryFindChild('defaults') as MeshDefaults | undefined;
  const { phase } = world.namespace();
  const strays = feature === Feature.DEFAULT_DENY ? strangers('shop', true, [STRAY]).filter(({ kind }) => kind !== 'Namespace') : [];
  const foreign = calls.map(({ destination }) => destination).filter(({ namespaceName }) => namespaceName !== 'shop')
    .flatMap(({ namespaceName, serviceName }) => strangers(namespaceName, true, [serviceName]).filter(({ kind }) => ['Namespace', 'Service'].includes(kind)));
  const objects = clusterOf([...bench.objects(documentsOf(app.synthYaml())), ...strays, ...foreign], SIDECARS);
  const compiled = await compiledFor(bench, feature, objects, defaults?.helmValues(TARGET).istiod?.meshConfig);
  acceptance.add(feature, [feature], compiled);
  return rulesOf(`the program of ${feature}`, [feature], { calls, objects, compiled, strict: phase === RolloutPhase.STRICT }, RELEASES.includes(feature));
}

async function boutiqueRules(bench: Bench, acceptance: Acceptance): Promise<Check[]> {
  const app = new App();
  const calls = recordedCalls(() => void new OnlineBoutique(app, 'boutique', choiceOf(TARGET), RolloutPhase.STRICT));
  const objects = clusterOf(bench.objects(documentsOf(app.synthYaml())), SIDECARS);
  const compiled = await compiledFor(bench, 'boutique', objects);
  acceptance.add('boutique', BOUTIQUE, compiled);
  return rulesOf('Online Boutique', BOUTIQUE, { calls, objects, compiled, strict: true });
}

function rulesOf(what: string, features: string[], compilation: Compilation, released = false): Check[] {
  const check = (name: string, problems: string[]): Check => ({ target: TARGET, name: `${what}: ${name}`, features, problems });
  if (compilation.compiled.size === 0) return [];
  return [
    ...compilation.calls.length === 0 ? []
      : [check('every declared call has its cluster, route, limits and guards, and is admitted', problemsOfCalls(compilation))],
    ...compilation.strict ? [check('no proxy knows a host that its workload does not call', unscoped(compilation))] : [],
    ...compilation.strict && !released ? [check('no workload admits who does not call it', overadmitted(compilation))] : [],
    ...compilation.strict ? [] : [check('no workload refuses anybody', refused(compilation))],
  ];
}
