import { guardRules, Until } from './guards';
import { callOf, matrixProblems } from './matrix';
import { SOURCES } from './sources';
import { call, Trial, trialProblems } from './trials';
import { AmbientWorld, rule, startWorld } from './worlds';
import { RetryPolicy } from '../../../../src';
import { LIMITS, PODS, shop } from '../../ambient/shop';
import { Bench } from '../../bench';
import { ExpectedRequest, expectedOf } from '../../program/istio-ambient/expected';
import { Check } from '../../suite';

const FEATURES = ['authorization-by-header', 'authorization-by-http', 'authorization-by-grpc-method', 'retries', 'per-try-timeout', 'timeouts', 'tcp', 'server-first', 'multiple-ports',
  'circuit-breaking', 'ejection-time', 'ejection-limit', 'connection-limits'];

/** What a waypoint does with each request and connection of the shop. */
export async function shopRules(bench: Bench): Promise<Check[]> {
  if (!bench.wants('istio-ambient', FEATURES)) return [];
  const program = shop();
  const { requests } = expectedOf(program, []);
  const ambient = await startWorld(bench, 'shop', program.objects, ['stranger', 'web', 'mobile'], program.meshConfig, PODS);
  const until = bench.processes.until.bind(bench.processes);
  const checks = [
    ...await matrixRules(ambient, until, requests),
    ...await requestRules(ambient),
    ...await guardRules(ambient, until),
    rule('the waypoint of the shop refuses nothing that istiod sends', [], await ambient.world.refusals()),
  ];
  await ambient.world.end();
  return checks;
}

/** Retries that the whole mesh declares hold where a call says nothing. */
export async function defaultsRules(bench: Bench): Promise<Check[]> {
  if (!bench.wants('istio-ambient', ['mesh-defaults', 'default-retries'])) return [];
  const program = shop(RetryPolicy.onUnavailable({ attempts: 2 }));
  const ambient = await startWorld(bench, 'defaults', program.objects, [], program.meshConfig);
  const checks = [rule('what says nothing is repeated as the whole mesh declares', ['mesh-defaults', 'default-retries'], await trialProblems(ambient, [
    { ...call('cart', { method: 'POST', path: '/orders', headers: { 'x-status': '503', 'x-fail-first': '2' } }), about: 'by default', outcome: '200', tries: 3 },
    { ...call('cart', { path: '/items', headers: { 'x-status': '503' } }), about: 'as declared', outcome: '503', tries: 3 },
    { ...call('cart', { path: '//items' }), about: 'merged slashes', outcome: '200', tries: 1 },
  ]))];
  await ambient.world.end();
  return checks;
}

async function matrixRules(ambient: AmbientWorld, until: Until, requests: ExpectedRequest[]): Promise<Check[]> {
  const to = (name: string, ports: number[]) => requests.filter(({ host, port }) => host.startsWith(`${name}.`) && ports.includes(port));
  const held = async (name: string, features: string[], some: ExpectedRequest[]) => rule(name, features, await matrixProblems(ambient, some));
  return [
    await held('requests pass by method, path and headers as declared', ['authorization-by-http', 'authorization-by-header'], to('cart', [80])),
    await held('gRPC requests pass by method as declared', ['authorization-by-grpc-method'], to('catalog', [3550])),
    await held('each port of a Service has sources and a protocol of its own', ['multiple-ports', 'tcp'], to('both', [80, 81, 82])),
    await held('a server that speaks first is heard by its sources', ['server-first'], to('database', [3306]).filter(({ admitted }) => admitted)),
    rule('whoever is refused says nothing to a server that speaks first', ['server-first'], await heard(ambient, until, to('database', [3306]))),
  ];
}

/** A waypoint refuses with the first byte of the client: the greeting of the server is heard before. */
async function heard({ world, sources }: AmbientWorld, until: Until, requests: ExpectedRequest[]): Promise<string[]> {
  const lines = () => world.seenBy('shop.database-1').filter(({ port }) => port === '3306').length;
  const saying = async (admitted: boolean) => {
    const before = lines();
    const some = requests.filter(request => request.admitted === admitted).map(request => ({ ...callOf(request), question: { protocol: 'tcp' as const } }));
    await world.ask(SOURCES, await sources.questions(some));
    return { some: some.length, said: lines() - before };
  };
  const refused = await saying(false);
  const admitted = await until('sources are heard', async () => (await saying(true)).said > 0, 20).then(() => [], () => ['nobody is heard']);
  return [...refused.some > 0 && refused.said === 0 ? [] : [`${refused.said} of ${refused.some} who are refused are heard`], ...admitted];
}

async function requestRules(ambient: AmbientWorld): Promise<Check[]> {
  const held = async (name: string, features: string[], trials: Trial[]) => rule(name, features, await trialProblems(ambient, trials));
  const get = (about: string, path: string, headers: { [name: string]: string }, rest: Omit<Trial, 'about' | 'source' | 'service' | 'port'>): Trial =>
    ({ ...call('cart', { path, headers }), about, ...rest });
  const grpc = (about: string, source: string, method: string, headers: { [name: string]: string }, outcome: string, tries: number): Trial =>
    ({ ...call('catalog', { protocol: 'grpc', path: `/shop.Catalog/${method}`, headers }, 3550, source), about, outcome, tries });
  return [
    await held('requests are repeated on declared conditions, as often as declared', ['retries'], [
      get('always 503', '/items', { 'x-status': '503' }, { outcome: '503', tries: 3 }),
      get('503 twice', '/items/7', { 'x-status': '503', 'x-fail-first': '2' }, { outcome: '200', tries: 3 }),
      get('500', '/items', { 'x-status': '500' }, { outcome: '500', tries: 1 }),
      get('500 twice', '/slow', { 'x-status': '500', 'x-fail-first': '2' }, { outcome: '200', tries: 3 }),
      grpc('always UNAVAILABLE', 'shop/web', 'GetProduct', { 'x-grpc-status': '14' }, 'grpc 14', 3),
    ]),
    await held('what declares no retries is not repeated', ['retries'], [
      { ...call('cart', { method: 'POST', path: '/orders', headers: { 'x-status': '503' } }), about: 'POST 503', outcome: '503', tries: 1 },
      grpc('UNAVAILABLE', 'shop/mobile', 'AddProduct', { 'x-grpc-status': '14' }, 'grpc 14', 1),
    ]),
    await held('each try is limited, and one that took too long is not repeated', ['per-try-timeout'], [
      get('a try too slow', '/slow', { 'x-delay': '20000' }, { outcome: '504', tries: 1, millis: [LIMITS.perTry - 20, LIMITS.request] }),
    ]),
    await held('a request with all its tries is limited', ['timeouts'], [
      get('too slow', '/items', { 'x-delay': '20000' }, { outcome: '504', tries: 1, millis: [LIMITS.request - 20, 15000] }),
      get('slow', '/items', { 'x-delay': '1000' }, { outcome: '200', tries: 1, millis: [980, LIMITS.request] }),
    ]),
  ];
}
