import { App, Chart } from 'cdk8s';
import { rule } from './rule';
import { answersOf, failedTrials, to } from './trials';
import { CircuitBreaker, Mesh, MeshDefaults, MeshedService, Port, RetryPolicy, RolloutPhase, StrictMtlsNamespace } from '../../../../src';
import { documentsOf } from '../../../golden';
import { Bench } from '../../bench';
import { strangers } from '../../cases/strangers';
import { targetOf } from '../../cases/targets';
import { SIDECARS } from '../../meshes/istio';
import { Check } from '../../suite';
import { World } from '../world';

const TARGET = 'istio-sidecar';
const WEB = 'shop.web-1';

/** Services of which nothing is said, here or at all, in a mesh whose defaults say something. */
function program(): { objects: any[]; meshConfig: any } {
  const app = new App();
  const chart = new Chart(app, 'shop');
  const mesh = new Mesh(chart, 'mesh', { targets: [targetOf(TARGET)] });
  const namespace = new StrictMtlsNamespace(chart, 'shop', { mesh, phase: RolloutPhase.STRICT });
  const cart = new MeshedService(chart, 'cart', { namespace, image: 'example.com/cart:1', replicas: 2, ports: [Port.http(80, { targetPort: 8080 })] });
  new MeshedService(chart, 'web', { namespace, image: 'example.com/web:1', replicas: 1, ports: [] }).calls(cart);
  const defaults = new MeshDefaults(chart, 'defaults', {
    mesh, retries: RetryPolicy.onUnavailable({ attempts: 2 }), circuitBreaker: CircuitBreaker.of({ consecutiveFailures: 4, maxConnections: 1 }),
  });
  return { objects: [...documentsOf(app.synthYaml()), ...strangers('elsewhere', true, ['stranger', 'shelf'])], meshConfig: defaults.helmValues(TARGET).istiod.meshConfig };
}

/** What the mesh does for calls of which nothing is said, as the values for its charts have it. */
export async function defaultRules(bench: Bench): Promise<Check[]> {
  if (!bench.wants(TARGET, ['default-retries', 'default-circuit-breaking'])) return [];
  const { objects, meshConfig } = program();
  const world = await World.start(bench, objects, { injector: SIDECARS, replicas: 2, meshConfig });
  const trial = (headers: { [name: string]: string }) => ({ from: 'elsewhere.stranger-1', question: to(world, 'elsewhere/shelf', 80, { headers }) });
  const checks = [
    rule(TARGET, 'what says nothing is repeated as the mesh has it', ['default-retries'], await failedTrials(world, [
      { about: 'UNAVAILABLE', ...trial({ 'x-status': '503', 'x-fail-first': '2' }), outcome: '200', tries: 3 },
      { about: 'another failure', ...trial({ 'x-status': '500' }), outcome: '500', tries: 1 },
    ])),
    rule(TARGET, 'what says nothing is guarded as the mesh has it', ['default-circuit-breaking'], await guarded(bench, world)),
    rule(TARGET, 'no proxy refuses what istiod sends it by the defaults of the mesh', [], await world.refusals()),
  ];
  await world.end();
  return checks;
}

async function guarded(bench: Bench, world: World): Promise<string[]> {
  const failing = to(world, 'shop/cart', 80, { headers: { 'x-status': '500', 'x-at': 'cart-1' } });
  let failed = 0;
  const without = async () => {
    const answers = await answersOf(world, WEB, failing, 20);
    failed += answers.filter(({ by }) => by === 'cart-1').length;
    return answers.every(({ by, outcome }) => by === 'cart-2' && outcome === '200');
  };
  const out = await bench.processes.until('cart-1 is taken out', without, 15).then(() => true, () => false);
  return out && failed >= 4 ? [] : [`cart-1 is ${out ? '' : 'not '}taken out after ${failed} failures`];
}
