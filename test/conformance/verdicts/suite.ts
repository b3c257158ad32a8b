import { casesOf, writtenNatives } from './cases';
import { FIXTURE_MODULES, fixtures } from './fixtures';
import { Judge } from './judge';
import { MUTANTS } from './mutants';
import { Bench } from '../bench';
import { Api } from '../cluster/api';
import { CrdSource, installCrds, linkerdCrds, modulesOf } from '../cluster/crds';
import { Need } from '../machine/machine';
import { ISTIO_VERSION } from '../machine/modules';
import { startKubernetes } from '../meshes/kubernetes';
import { Check, Suite, TARGETS } from '../suite';

const CRDS: CrdSource[] = ['istio', 'gateway-api-1.6.1-experimental', 'linkerd'];

/** What is said of objects before they are applied, beside what the real ones say of them. */
export const VERDICTS: Suite = {
  level: 'verdicts',
  targets: [...TARGETS],
  about: 'an object is refused here exactly where a real API server or Istio\'s webhook refuses it: objects of others, and generated ones',
  tools: ['network', 'etcd', 'kube-apiserver', 'istio'],
  modules: [...new Set([...FIXTURE_MODULES, ...modulesOf(CRDS)])],
  needs: [Need.SANDBOX],
  versions: { 'kube-apiserver': '1.35.0', 'istio': ISTIO_VERSION, 'gateway-api': '1.6.1', 'linkerd': '2.20' },
  mutants: MUTANTS,
  run,
};

async function run(bench: Bench): Promise<Check[]> {
  const targets = TARGETS.filter(target => bench.wants(target));
  if (targets.includes('linkerd')) bench.note(linkerdCrds().note);
  const { api } = await startKubernetes(bench);
  await installCrds(bench.processes, api, CRDS);
  const judge = new Judge(bench, api, targets);
  const examples = fixtures();
  await makeNamespaces(api, ['shop', ...examples.map(({ object }) => object.metadata?.namespace)]);
  await judge.examples('istio', ['istio-sidecar', 'istio-ambient'], examples.filter(({ module }) => module === 'istio'));
  await judge.examples('gateway-api', ['istio-ambient', 'linkerd'], examples.filter(({ module }) => module !== 'istio'));
  await Promise.all(casesOf(examples).map(each => judge.generated(each)));
  await judge.written(writtenNatives());
  judge.notes().forEach(note => bench.note(note));
  return judge.checks();
}

async function makeNamespaces(api: Api, names: (string | undefined)[]): Promise<void> {
  const namespaces = [...new Set(names)].filter(name => name !== undefined);
  await Promise.all(namespaces.map(name => api.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } })));
}
