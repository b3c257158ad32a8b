import { Analysis, analyze } from './analyzers';
import { besides } from './beside';
import { exampleChecks } from './examples';
import { MUTANTS } from './mutants';
import { unreviewed } from './reviewed';
import { Bench } from '../bench';
import { withoutWaysBack } from '../cases/course';
import { coursesOf } from '../cases/courses';
import { Need } from '../machine/machine';
import { ISTIO_VERSION } from '../machine/modules';
import { Check, Suite, TargetName } from '../suite';

/** All of istiod's analyzers, of which `istioctl analyze` skips most when it reads files. */
export const ANALYZE: Suite = {
  level: 'analyze',
  targets: ['istio-sidecar', 'istio-ambient'],
  about: 'all of istiod\'s analyzers look at every program, phase and stage, with the Pods that they come to',
  tools: ['istio'],
  needs: [Need.SANDBOX],
  versions: { istio: ISTIO_VERSION },
  mutants: MUTANTS,
  run,
};

async function run(bench: Bench): Promise<Check[]> {
  const targets = ANALYZE.targets.filter(target => bench.wants(target));
  return (await Promise.all(targets.map(async target => [...await courseChecks(bench, target), ...await exampleChecks(bench, target)]))).flat();
}

async function courseChecks(bench: Bench, target: TargetName): Promise<Check[]> {
  const courses = coursesOf(target).filter(({ features }) => bench.wants(target, features));
  const clusters = courses.map(({ features, steps }) => withoutWaysBack(steps())
    .map(({ objects }) => [...besides(features), ...bench.objects(objects)]));
  const analyses = await analyze(bench, target, 'courses', clusters.flat());
  let next = 0;
  const checks = courses.map(({ name, features }, i) => {
    const own = analyses.slice(next, next += clusters[i].length);
    const problems = own.length > 0 ? unreviewed(target, name, own) : ['nothing is rendered'];
    return { target, name: `istiod's analyzers have nothing against ${name}`, features, problems };
  });
  return [...checks, { target, name: 'all of istiod\'s analyzers look at every cluster', features: [], problems: skips(analyses) }];
}

/** The same analyzers everywhere, and among them those that need Services, Namespaces and Pods. */
function skips(analyses: Analysis[]): string[] {
  const ran = (analyzers: string[]) => [...analyzers].sort().join(', ');
  const all = new Set(analyses.map(({ analyzers }) => ran(analyzers)));
  const needing = [
    'auth.AuthorizationPoliciesAnalyzer', 'destinationrule.SubsetSelectPodAnalyzer', 'injection.Analyzer', 'service.PortNameAnalyzer',
    'virtualservice.DestinationHostAnalyzer',
  ];
  const missing = needing.filter(name => analyses.some(({ analyzers }) => !analyzers.includes(name)));
  return [...all.size === 1 ? [] : [`${all.size} different sets of analyzers ran`], ...missing.map(name => `${name} did not run`)];
}
