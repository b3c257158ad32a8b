import { Admission } from './admission';
import { CHANNELS, Channel, channelsOf, whole } from './channels';
import { experimentalChecks } from './experimental';
import { goldenChecks } from './goldens';
import { MUTANTS } from './mutants';
import { stableChannelChecks } from './stable-policy';
import { exampleChecks } from './verdicts';
import { World } from './world';
import { Bench } from '../bench';
import { CrdSource, installCrds, linkerdCrds, modulesOf } from '../cluster/crds';
import { Need } from '../machine/machine';
import { ISTIO_VERSION } from '../machine/modules';
import { startKubernetes } from '../meshes/kubernetes';
import { Check, Suite, TargetName, TARGETS } from '../suite';

const DELIVERY_CRDS: CrdSource[] = ['flagger', 'argo-rollouts', 'prometheus-operator', 'flux'];

/** A real API server with the CRDs of all targets, and Istio's own validating webhook. */
export const ADMIT: Suite = {
  level: 'admit',
  targets: [...TARGETS],
  about: 'everything that is rendered is applied to a real API server, step by step, and read back; Istio\'s webhook judges it, too',
  tools: ['network', 'etcd', 'kube-apiserver', 'istio'],
  modules: modulesOf(['istio', ...DELIVERY_CRDS, ...CHANNELS.map(({ crds }) => crds)]),
  needs: [Need.SANDBOX],
  versions: {
    'kube-apiserver': '1.35.0',
    'istio': ISTIO_VERSION,
    'gateway-api': '1.5.1 and 1.6.1',
    'linkerd': '2.20',
    'flagger': '1.44.0',
    'argo-rollouts': '1.9.1',
    'prometheus-operator': '0.93.0',
    'flux': 'kustomize-controller 1.9.6',
  },
  mutants: MUTANTS,
  run,
};

async function run(bench: Bench): Promise<Check[]> {
  const targets = TARGETS.filter(target => bench.wants(target));
  if (targets.includes('linkerd')) bench.note(linkerdCrds().note);
  const channels = CHANNELS.filter(channel => targets.some(target => channelsOf(target).includes(channel)));
  const admission = new Admission(bench, targets);
  const started = channels.map(async (channel, number) => [channel, await worldWith(bench, channel, number, targets)] as const);
  const worlds = new Map(await Promise.all(started));
  await Promise.all([...worlds].map(([channel, world]) => admission.take(channel, world)));
  const rest = await Promise.all([...worlds].map(([channel, world]) => restOf(bench, admission, channel, world, targets)));
  const checks = [...admission.checks(), ...await admission.webhookChecks(), ...rest.flat()];
  return checks.sort((a, b) => TARGETS.indexOf(a.target) - TARGETS.indexOf(b.target));
}

/** What is asked beside: each target on its first Gateway API, and Istio's policy last, since it stays. */
async function restOf(bench: Bench, admission: Admission, channel: Channel, world: World, targets: TargetName[]): Promise<Check[]> {
  const own = targets.filter(target => channelsOf(target)[0] === channel);
  const beside = own.flatMap(target => [exampleChecks(bench, world, target), goldenChecks(target, world)]);
  const examples = await Promise.all(beside);
  const experimental = await experimentalChecks(admission, channel, world);
  const istio = own.filter(target => target.startsWith('istio-'));
  return [...examples.flat(), ...experimental, ...istio.length > 0 ? await stableChannelChecks(bench.processes, admission, world, istio) : []];
}

/** An API server that knows what is asked there. */
async function worldWith(bench: Bench, channel: Channel, number: number, targets: TargetName[]): Promise<World> {
  const { api } = await startKubernetes(bench, { number });
  const here = targets.filter(target => channelsOf(target).includes(channel) && whole(channel, target));
  const meshes = [
    ...here.some(target => target.startsWith('istio-')) ? ['istio' as const] : [],
    ...here.includes('linkerd') ? ['linkerd' as const] : [],
  ];
  await installCrds(bench.processes, api, [channel.crds, ...meshes, ...here.length > 0 ? DELIVERY_CRDS : []]);
  return new World(api);
}
