import { Until } from './guards';
import { SOURCES } from './sources';
import { transitionRules } from './transitions';
import { answersOf } from './trials';
import { AmbientWorld, around, rule, startWorld } from './worlds';
import { COPIED, Release, RELEASES } from '../../ambient/releases';
import { Bench } from '../../bench';
import { Check } from '../../suite';
import { World } from '../world';

const FEATURES = ['traffic-split', 'version-by-request', 'version-by-metadata', 'session-affinity', 'mirroring', 'blue-green'];
/** What each release shows on its way. */
const SHOWN: { [what in keyof typeof RELEASES]: string[] } = {
  'by weight': ['traffic-split', 'session-affinity', 'version-by-request'], 'A/B test': ['version-by-request'], 'blue/green': ['blue-green'], 'with copies': ['mirroring'],
};
const ELSEWHERE = ['stranger', 'web'];
const MANY = 400;

/** Where requests go at the stages of releases, and that nothing is lost between them. */
export async function releaseRules(bench: Bench): Promise<Check[]> {
  const wants = (features: string[]) => bench.wants('istio-ambient', features);
  if (!wants(FEATURES)) return [];
  const byWeight = RELEASES['by weight']();
  const ambient = await startWorld(bench, 'release', [...byWeight.around, ...byWeight.objects(byWeight.stages[0])], ELSEWHERE, byWeight.meshConfig);
  const checks: Check[] = [];
  if (wants(['traffic-split', 'version-by-request', 'version-by-metadata', 'session-affinity'])) {
    checks.push(...await shareRules(ambient, byWeight));
  }
  for (const [what, features] of Object.entries(SHOWN) as [keyof typeof RELEASES, string[]][]) {
    if (wants(features)) checks.push(...await transitionRules(ambient, { what, features, release: RELEASES[what]() }, around(ELSEWHERE)));
  }
  if (wants(['version-by-request'])) checks.push(...await testRules(ambient));
  if (wants(['mirroring'])) checks.push(...await copyRules(ambient, bench.processes.until.bind(bench.processes)));
  if (wants(['blue-green'])) checks.push(...await blueGreenRules(ambient));
  checks.push(rule('the waypoint of the releases refuses nothing that istiod sends', [], await ambient.world.refusals()));
  await ambient.world.end();
  return checks;
}

/** Makes a stage of a release the state of the world. */
async function at(world: World, release: Release, stage: string): Promise<void> {
  await world.become([...release.around, ...around(ELSEWHERE), ...release.objects(release.stage(stage))]);
}

const ITEMS = { source: 'shop/front', service: 'shop/web', port: 80 };

/** How many requests each version answered. */
interface ByVersion {
  readonly v1: number;
  readonly v2: number;
  readonly cookies: Map<string, string>;
}

async function byVersion(ambient: AmbientWorld, headers: { [name: string]: string }, count: number): Promise<ByVersion> {
  const answers = await answersOf(ambient, { ...ITEMS, question: { path: '/items', headers } }, count);
  const by = (version: string) => answers.filter(answer => answer.by.startsWith(`web-${version}-`) && answer.outcome === '200').length;
  const cookies = new Map(answers.flatMap(answer => answer.cookies.map(cookie => [cookie.split(';')[0], answer.by.slice(0, 'web-v1'.length)] as const)));
  return { v1: by('v1'), v2: by('v2'), cookies };
}

/** Five times the deviation of a binomial distribution. */
function isAbout(count: number, total: number, percent: number): boolean {
  const share = percent / 100;
  return Math.abs(count - total * share) <= 5 * Math.sqrt(total * share * (1 - share));
}

/** All of some requests go to one version. */
async function allTo(ambient: AmbientWorld, version: 'v1' | 'v2', headers: { [name: string]: string }): Promise<string[]> {
  const got = await byVersion(ambient, headers, 40);
  return got[version] === 40 ? [] : [`${JSON.stringify(headers)}: ${got[version]} of 40 to ${version}`];
}

async function shareRules(ambient: AmbientWorld, release: Release): Promise<Check[]> {
  const [shares, asked, sessions]: string[][] = [[], [], []];
  for (const [stage, percent] of [['shift-20', 20], ['shift-50', 50]] as const) {
    await at(ambient.world, release, stage);
    const { v1, v2, cookies } = await byVersion(ambient, {}, MANY);
    if (v1 + v2 !== MANY || !isAbout(v2, MANY, percent)) shares.push(`${stage}: ${v1} to v1 and ${v2} to v2 of ${MANY}`);
    asked.push(...await allTo(ambient, 'v2', { 'x-preview': 'yes' }));
    if (cookies.size !== 2) sessions.push(`${stage}: ${cookies.size} cookies instead of 2`);
    for (const [cookie, version] of cookies) sessions.push(...await allTo(ambient, version.slice('web-'.length) as 'v1' | 'v2', { cookie: `theme=dark; ${cookie}` }));
  }
  await at(ambient.world, release, 'preview');
  asked.push(...await allTo(ambient, 'v2', { 'x-preview': 'yes' }), ...await allTo(ambient, 'v1', { 'x-preview': 'no' }), ...await allTo(ambient, 'v1', {}));
  return [
    rule('versions get their shares of the requests', ['traffic-split'], shares),
    rule('requests that ask for a version reach it, and no other does', ['version-by-request'], asked),
    rule('gRPC requests that ask for a version reach it', ['version-by-metadata'], await metadata(ambient)),
    rule('sessions stay on their version', ['session-affinity'], sessions),
  ];
}

async function metadata(ambient: AmbientWorld): Promise<string[]> {
  const asked = { source: 'shop/mobile', service: 'shop/web', port: 81, question: { protocol: 'grpc' as const, path: '/shop.Web/Get' } };
  const tried: { version: string; headers: { [name: string]: string } }[] = [{ version: 'v2', headers: { 'x-preview': 'yes' } }, { version: 'v1', headers: {} }];
  const problems = await Promise.all(tried.map(async ({ version, headers }) => {
    const answers = await answersOf(ambient, { ...asked, question: { ...asked.question, headers } }, 20);
    const others = answers.filter(({ by, outcome }) => outcome !== '200' || !by.startsWith(`web-${version}-`));
    return others.length === 0 ? [] : [`${others.length} of 20 do not reach ${version}: ${others[0].outcome} by ${others[0].by}`];
  }));
  return problems.flat();
}

async function testRules(ambient: AmbientWorld): Promise<Check[]> {
  await at(ambient.world, RELEASES['A/B test'](), 'test');
  const problems = [
    ...await allTo(ambient, 'v2', { 'x-group': 'b' }), ...await allTo(ambient, 'v2', { 'x-beta': '1' }), ...await allTo(ambient, 'v2', { 'x-group': 'b', 'x-beta': '1' }),
    ...await allTo(ambient, 'v1', { 'x-group': 'a' }), ...await allTo(ambient, 'v1', {}),
  ];
  return [rule('each group of a test reaches its version', ['version-by-request'], problems)];
}

/** Nobody waits for copies: they may be on their way when all requests are answered. */
async function copyRules(ambient: AmbientWorld, until: Until): Promise<Check[]> {
  const { world, sources } = ambient;
  await at(world, RELEASES['with copies'](), `mirror-${COPIED}`);
  const [question] = await sources.questions([{ ...ITEMS, question: { path: '/items/copied' } }]);
  const before = seen(world, 'v2');
  const [answers] = await world.ask(SOURCES, [{ ...question, count: MANY }]);
  const wrong = answers.filter(({ status, by }) => status !== 200 || !by?.startsWith('web-v1-'));
  await until('all copies are answered', async () => {
    const active = Object.values(await world.proxy('shop.waypoint-1').stats('web-v2.*upstream_rq_active'));
    return active.length > 0 && active.every(count => count === 0);
  });
  const copies = seen(world, 'v2') - before;
  return [rule('a share of the requests is copied, and nobody sees an answer to a copy', ['mirroring'], [
    ...wrong.length === 0 ? [] : [`${wrong.length} of ${MANY} were not answered by v1`],
    ...isAbout(copies, MANY, COPIED) ? [] : [`${copies} of ${MANY} were copied instead of ${COPIED} percent`],
  ])];
}

function seen(world: World, version: string): number {
  return world.podsNamed(`shop.web-${version}-`).flatMap(pod => world.seenBy(pod)).filter(({ path }) => path === '/items/copied').length;
}

async function blueGreenRules(ambient: AmbientWorld): Promise<Check[]> {
  const release = RELEASES['blue/green']();
  const problems: string[] = [];
  for (const [stage, version] of [['prepare', 'v1'], ['promote', 'v2']] as const) {
    await at(ambient.world, release, stage);
    problems.push(...(await allTo(ambient, version, {})).map(problem => `${stage}: ${problem}`));
  }
  return [rule('all requests go to one version, and then to the other', ['blue-green'], problems)];
}
