import { rule } from './rule';
import { shareOf, sharesAt } from './shares';
import { Bench } from '../../bench';
import { GROUP, PREVIEW, Release, Releases, releasesOf } from '../../cases/shop-releases';
import { SIDECARS } from '../../meshes/istio';
import { Check } from '../../suite';
import { Passage, sideBySide } from '../passages';
import { Loaded, Question } from '../questions';
import { World } from '../world';

const TARGET = 'istio-sidecar';
export const FRONT = 'shop.front-1';

/** Features by the releases that show them. */
const SHOWN: { [release: string]: string[] } = {
  web: ['traffic-split', 'version-by-request', 'mirroring'],
  basket: ['session-affinity'],
  shelf: ['version-by-request'],
  pages: ['blue-green'],
  redis: ['tcp-traffic-split'],
  parts: ['subset-split'],
  catalog: ['version-by-metadata'],
};

/** Releases under constant load, through all stages, back, and out of them. */
export async function releaseRules(bench: Bench): Promise<Check[]> {
  const names = Object.keys(SHOWN).filter(name => bench.wants(TARGET, SHOWN[name]));
  if (names.length === 0) return [];
  const features = [...new Set(names.flatMap(name => SHOWN[name]))];
  const all = releasesOf(TARGET, names);
  const [state, delta] = [await inWorld(bench, all, false, forwardAndOut), await inWorld(bench, all, true, forwardAndBack)];
  return [
    ...state.checks,
    rule(TARGET, 'no request fails while releases proceed and are aborted, object by object', features, state.lost),
    rule(TARGET, 'no request fails while releases proceed and go back, object by object, with proxies that are told changes only', features, delta.lost),
    rule(TARGET, 'no proxy refuses what istiod sends it on the way of releases', [], [...state.refusals, ...delta.refusals]),
  ];
}

interface Journey {
  readonly checks: Check[];
  readonly lost: string[];
  readonly refusals: string[];
}

type Travel = (world: World, all: Releases, go: (passages: Passage[]) => Promise<void>) => Promise<Check[]>;

async function inWorld(bench: Bench, all: Releases, delta: boolean, travel: Travel): Promise<Journey> {
  const { around, releases } = all;
  const first = releases.flatMap(release => release.objects(release.stages[0]));
  const world = await World.start(bench, [...around, ...first], { injector: SIDECARS, delta });
  const lost: string[] = [];
  const go = async (passages: Passage[]) => {
    const asked = passages.flatMap(passage => questionsOf(world, passage.release).map(question => ({ passage, question })));
    const load = await world.load(FRONT, asked.map(({ question }) => ({ ...question, count: 15 })));
    for (const objects of sideBySide(passages)) await world.become([...around, ...objects]);
    await world.become([...around, ...passages.flatMap(({ release, to }) => release.objects(to))]); // and pods that are not needed end
    lost.push(...lostIn(await load.stop(), asked));
  };
  const checks = await travel(world, all, go);
  const refusals = await world.refusals();
  await world.end();
  return { checks, lost, refusals };
}

/** Stage `step` of a release, or its last. */
const stageOf = ({ stages }: Release, step: number) => stages[Math.min(step, stages.length - 1)];

/** Through all stages, with the shares of each; then back into the last but one, and out of each stage. */
async function forwardAndOut(world: World, { releases }: Releases, go: (passages: Passage[]) => Promise<void>): Promise<Check[]> {
  const shares = await sharesAt(world, releases.map(release => ({ release, stage: release.stages[0] })));
  const last = Math.max(...releases.map(({ stages }) => stages.length)) - 1;
  for (let step = 1; step <= last; step++) {
    await go(releases.map(release => ({ release, from: stageOf(release, step - 1), to: stageOf(release, step) })));
    shares.push(...await sharesAt(world, releases.map(release => ({ release, stage: stageOf(release, step) }))));
  }
  const at = new Map(releases.map(release => [release, stageOf(release, last)]));
  for (let step = last - 1; step > 1; step--) {
    const into = releases.map(release => ({ release, from: at.get(release)!, to: stageOf(release, Math.min(step, release.stages.length - 2)) }));
    await go(into);
    const out = into.map(({ release, to }) => ({ release, from: to, to: release.abortFrom(to) ?? to }));
    await go(out);
    for (const { release, to } of out) at.set(release, to);
  }
  const kinds = [...new Map(shares.map(({ name, features }) => [name, features]))];
  const problemsOf = (name: string) => shares.filter(share => share.name === name).flatMap(({ problems }) => problems);
  return kinds.map(([name, features]) => rule(TARGET, name, features, problemsOf(name)));
}

async function forwardAndBack(_: World, { releases }: Releases, go: (passages: Passage[]) => Promise<void>): Promise<Check[]> {
  const last = Math.max(...releases.map(({ stages }) => stages.length)) - 1;
  const way = [...Array(last + 1).keys()];
  for (const [i, step] of [...way, ...way.slice(0, -1).reverse()].entries()) {
    const before = i === 0 ? step : i <= last ? step - 1 : step + 1;
    if (before !== step) await go(releases.map(release => ({ release, from: stageOf(release, before), to: stageOf(release, step) })));
  }
  return [];
}

/** A request as most make it, and one that asks for a version. */
export function questionsOf(world: World, { name, port }: Release): Question[] {
  const address = world.address(`shop/${name}`, port.number);
  if (name === 'redis') return [{ address, protocol: 'tcp', fresh: true }];
  const plain: Question = {
    address, host: `${name}.shop.svc.cluster.local:${port.number}`, ...name === 'catalog' && { protocol: 'grpc', path: '/shop.Catalog/Get' },
  };
  return [plain, { ...plain, headers: { [PREVIEW.name]: PREVIEW.value, [GROUP.name]: GROUP.value } }];
}

/** Requests that failed, or that a version answered which has no share at either stage. */
function lostIn({ total, failing, failed, counts }: Loaded, asked: { passage: Passage; question: Question }[]): string[] {
  if (total < asked.length) return [`only ${total} requests were made`];
  const way = ({ release, from, to }: Passage) => `${release.name} from ${from.name} to ${to.name}`;
  const misled = Object.entries(counts).filter(([what]) => {
    const { passage: { from, to }, question } = asked[Number(what.split(' ')[0])];
    const version = /-v([12])-\d+$/.exec(what)?.[1];
    const exposures = [from, to].map(shareOf);
    return question.headers === undefined && (version === '2' ? Math.max(...exposures) === 0 : version === '1' && Math.min(...exposures) === 1);
  });
  return [
    ...failing === 0 ? [] : [`${failing} of ${total} failed, first ${way(asked[failed[0].question].passage)}: ${JSON.stringify(failed[0].answer).slice(0, 300)}`],
    ...misled.map(([what, count]) => `${way(asked[Number(what.split(' ')[0])].passage)}: ${count} answered by ${what.split(' ').at(-1)}`),
  ];
}
