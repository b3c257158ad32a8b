import { podAt } from './neighbours';
import { Cluster, listening, podsOfAll } from './transitions';
import { World } from './world';
import { Feature } from '../../../../src';
import { networkPolicy, ReleasePlan, worldOf } from '../../../rollouts/staged/release-programs';
import { Bench } from '../../bench';
import { Addresses } from '../../cluster/addresses';
import { podName } from '../../machine/pods';
import { Check } from '../../suite';

const PLAN: ReleasePlan = {
  replicas: 2,
  autoscaled: false,
  weights: [50],
  hold: false,
  strategy: 'blue-green',
  affinity: false,
  slots: false,
  grpc: false,
  routes: [0],
  timeouts: false,
  breaker: false,
};

/** A blue/green release under constant load, through all its stages and back, one object after the other. */
export async function blueGreen(bench: Bench, world: World, addresses: Addresses): Promise<Check[]> {
  const release = worldOf(PLAN, networkPolicy());
  const stages = release.stages.map(stage => ({ name: stage.name, objects: bench.objects([...release.around, ...release.objects(stage)]) }));
  const pods = podsOfAll(stages.map(({ objects }) => objects), addresses);
  const stranger = podAt('elsewhere', 'visitor', { 'app.kubernetes.io/name': 'front' }, addresses);
  await world.stand(listening([...pods, stranger]));
  const clients = pods.filter(({ metadata }) => ['front', 'mobile'].includes(metadata.labels['app.kubernetes.io/name']));
  const called = `${addresses.service('shop/web')}:80`;
  const cluster = new Cluster(world, addresses, clients, [stranger], called);
  await cluster.begin(stages[0].objects);
  const questions = JSON.stringify([{ protocol: 'http', method: 'GET', path: '/items', host: 'web', address: called, fresh: true, count: 100 }]) + '\n';
  const load = await Promise.all(clients.map(pod => bench.processes.converse([bench.tool('network'), 'load'], podName(pod), questions)));
  const there = [...stages, ...stages.slice(0, -1).reverse()].slice(1);
  const led: string[] = [served(stages[0].name, cluster)];
  for (const { name, objects } of there) {
    await cluster.become(objects, led.length % 2 === 0);
    led.push(served(name, cluster));
  }
  const outcomes = await Promise.all(load.map(async ({ end }) => JSON.parse(await end())));
  const check = (name: string, problems: string[]): Check => ({ target: 'network-policy', name: `blue-green release: ${name}`, features: [Feature.BLUE_GREEN], problems });
  return [
    check('no request of a constant load fails on the way through all stages and back', outcomes.flatMap(failures)),
    check('clients get through and strangers do not, after each object that changes', cluster.problems),
    check('each stage leads to the version that it says', led.filter(line => !line.endsWith(' ok'))),
  ];
}

/** The Service leads to the stable version up to the promotion, and from then on to the other. */
function served(stage: string, { endpoints }: Cluster): string {
  const version = ['promote', 'retire'].includes(stage) ? 'v2' : 'v1';
  const good = endpoints.length === 2 && endpoints.every(name => name.includes(`web-${version}-`));
  return `${stage} leads to ${endpoints.join(', ') || 'nobody'}${good ? ' ok' : `, expected: two pods of ${version}`}`;
}

/** A load that never reached both versions proved nothing. */
function failures({ total, counts, failing, failed }: any): string[] {
  const unserved = ['v1', 'v2'].filter(version => !Object.keys(counts).some(key => key.includes(` shop.web-${version}-`)));
  return [
    ...failing > 0 ? [`${failing} of ${total} requests failed, first: ${JSON.stringify(failed[0].answer)}`] : [],
    ...unserved.map(version => `no request was served by ${version}`),
  ];
}
