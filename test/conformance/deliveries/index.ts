import { Metrics } from './metrics';
import { MUTANTS } from './mutants';
import { release } from './release';
import { rulesOf } from './rules';
import { featuresOf, METRICS, namespaceOf, scenarios } from './scenarios';
import { CRDS, startStack } from './stack';
import { Traces } from './traces';
import { Bench } from '../bench';
import { modulesOf } from '../cluster/crds';
import { Need } from '../machine/machine';
import { KUBERNETES_TOOLS } from '../meshes/kubernetes';
import { Check, Suite } from '../suite';

/** Releases by the delivery controllers themselves. */
export const DELIVERIES: Suite = {
  level: 'deliveries',
  targets: ['istio-sidecar', 'istio-ambient', 'linkerd', 'network-policy'],
  about: 'Flagger and Argo Rollouts lead releases through their steps, or break them off, by scripted metrics',
  tools: [...KUBERNETES_TOOLS, 'kube-controller-manager', 'kube-scheduler', 'kwok', 'flagger', 'argo-rollouts'],
  modules: ['kwok', ...modulesOf(CRDS)],
  needs: [Need.SANDBOX],
  versions: { 'flagger': '1.44.0', 'argo-rollouts': '1.9.1', 'kubernetes': '1.35.0', 'kwok': '0.8.0' },
  mutants: MUTANTS,
  run,
};

/** All releases run side by side, each in a namespace of its own. */
async function run(bench: Bench): Promise<Check[]> {
  const wanted = scenarios().filter(scenario => bench.wants(scenario.target, featuresOf(scenario)));
  const metrics = new Metrics(new Map(wanted.map(scenario => [namespaceOf(scenario), scenario.good])), Number(new URL(METRICS).port));
  const api = await startStack(bench);
  const stage = { bench, api, metrics, traces: new Traces(api) };
  const released = await Promise.all(wanted.map(scenario => release(stage, scenario)));
  metrics.close();
  bench.note('pods run on a simulated node, and no mesh reads the routes: what they say is held against the declared steps');
  return released.flatMap(rulesOf);
}
