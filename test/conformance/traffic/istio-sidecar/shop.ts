import { rule } from './rule';
import { guardRules } from './shop-guards';
import { requestRules } from './shop-requests';
import { to } from './trials';
import { Bench } from '../../bench';
import { shop } from '../../cases/shop';
import { SIDECARS } from '../../meshes/istio';
import { Check } from '../../suite';
import { Expectation, problemsOf } from '../expectations';
import { World } from '../world';

const TARGET = 'istio-sidecar';
const FEATURES = ['authorization-by-header', 'retries', 'no-default-retries', 'retry-grpc-statuses', 'per-try-timeout', 'timeouts', 'per-source-resilience', 'headless',
  'headless-resilience', 'headless-authorization', 'resilience-beyond-mesh', 'circuit-breaking', 'ejection-time', 'ejection-limit', 'connection-limits', 'consumer-circuit-breaking', 'tcp',
  'server-first', 'multiple-ports', 'mesh-defaults'];

/** What sidecars do for each request and connection of the shop. */
export async function shopRules(bench: Bench): Promise<Check[]> {
  if (!bench.wants(TARGET, FEATURES)) return [];
  const { objects, values } = shop(TARGET);
  const world = await World.start(bench, objects, { injector: SIDECARS, replicas: 4, meshConfig: values.istiod.meshConfig });
  const until = bench.processes.until.bind(bench.processes);
  const checks = [
    ...await requestRules(world),
    ...await guardRules(world, until),
    rule(TARGET, 'connections without requests are admitted by source', ['tcp'], await problemsOf(world, connections(world, 'redis', 6379, 'tcp'))),
    rule(TARGET, 'a server that speaks first is heard by its sources', ['server-first'], await problemsOf(world, connections(world, 'database', 3306, 'server-first'))),
    rule(TARGET, 'each port of a Service has sources and a protocol of its own', ['multiple-ports'], await problemsOf(world, ports(world))),
    rule(TARGET, 'no proxy of the shop refuses what istiod sends it', [], await world.refusals()),
  ];
  await world.end();
  return checks;
}

/** web calls it, and mobile, whose scope has no such host, is told to know it by its address alone. */
function connections(world: World, name: string, port: number, protocol: 'tcp' | 'server-first'): Expectation[] {
  const question = { protocol, address: world.address(`shop/${name}`, port) };
  return [
    { from: 'shop.web-1', question, expected: ['line'], about: `web connects to ${name}` },
    { from: 'shop.mobile-1', question, expected: ['closed', 'reset'], about: `mobile connects to ${name}` },
  ];
}

function ports(world: World): Expectation[] {
  const requests = { http: to(world, 'shop/both', 80), grpc: to(world, 'shop/both', 81, { protocol: 'grpc', path: '/shop.Both/Get' }) };
  return [
    { from: 'shop.web-1', question: requests.http, expected: ['200'], about: 'web asks port 80' },
    { from: 'shop.web-1', question: requests.grpc, expected: ['grpc 7'], about: 'web asks port 81' },
    { from: 'shop.mobile-1', question: requests.grpc, expected: ['200'], about: 'mobile asks port 81' },
    { from: 'shop.mobile-1', question: requests.http, expected: ['403'], about: 'mobile asks port 80' },
  ];
}
