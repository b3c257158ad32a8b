import { FRONT, questionsOf } from './releases';
import { Stage } from '../../../../src/rollouts/stage';
import { Release } from '../../cases/shop-releases';
import { Answer, Question } from '../questions';
import { World } from '../world';

/** A rule about one release at one stage. */
export interface ShareCheck {
  readonly name: string;
  readonly features: string[];
  readonly problems: string[];
}

/** How many requests are asked where a version has a share of them. */
const MANY = 300;

const SPLITS: { [release: string]: string } = {
  web: 'traffic-split', basket: 'session-affinity', shelf: 'traffic-split', pages: 'blue-green', redis: 'tcp-traffic-split', parts: 'subset-split', catalog: 'traffic-split',
};

/** What releases declare of their stages, held against who answers. */
export async function sharesAt(world: World, at: { release: Release; stage: Stage }[]): Promise<ShareCheck[]> {
  return (await Promise.all(at.map(async ({ release, stage }) => [
    await split(world, release, stage),
    ...['web', 'catalog', 'shelf'].includes(release.name) ? [await asked(world, release, stage)] : [],
    ...release.name === 'basket' ? [await sessions(world, release, stage)] : [],
    ...release.name === 'web' ? [await copies(world, release, stage)] : [],
  ]))).flat();
}

/** Requests that ask for no version: the share of the canary is the one that is declared. */
async function split(world: World, release: Release, stage: Stage): Promise<ShareCheck> {
  const count = stage.exposure > 0 && stage.exposure < 100 ? MANY : 20;
  const answers = await answersTo(world, { ...questionsOf(world, release)[0], count });
  const canary = answers.filter(answer => versionOf(answer) === '2').length;
  const known = answers.filter(answer => versionOf(answer) !== undefined).length;
  return {
    name: `each version of ${release.name} gets its declared share`,
    features: [SPLITS[release.name]],
    problems: [
      ...known === count ? [] : [`${stage.name}: ${count - known} of ${count} were answered by nobody`],
      ...within(`${stage.name}: the canary got`, canary, count, shareOf(stage)),
    ],
  };
}

/** Share of the version that is released, from 0 to 1; after the release it is the only one. */
export function shareOf({ name, exposure }: Stage): number {
  return name === 'retire' ? 1 : exposure / 100;
}

/** Five standard deviations of a binomial distribution around what is expected. */
function within(what: string, got: number, count: number, share: number): string[] {
  const bound = 5 * Math.sqrt(count * share * (1 - share));
  return Math.abs(got - count * share) <= bound ? [] : [`${what} ${got} of ${count} instead of ${Math.round(count * share)} ± ${Math.round(bound)}`];
}

/** Requests that ask for a version get it, whatever the weights. */
async function asked(world: World, release: Release, stage: Stage): Promise<ShareCheck> {
  const answers = await answersTo(world, { ...questionsOf(world, release)[1], count: 20 });
  const wanted = ['baseline', 'prepare'].includes(stage.name) ? '1' : '2';
  const wrong = answers.filter(answer => versionOf(answer) !== wanted);
  return {
    name: `requests of ${release.name} that ask for a version get it`,
    features: [release.name === 'catalog' ? 'version-by-metadata' : 'version-by-request'],
    problems: wrong.length === 0 ? [] : [`${stage.name}: ${wrong.length} of 20 were not answered by version ${wanted}`],
  };
}

/** Who was answered by a version once is answered by it again, as long as both have a share. */
async function sessions(world: World, release: Release, stage: Stage): Promise<ShareCheck> {
  const name = 'requests of one session are answered by one version';
  if (stage.exposure === 0 || stage.exposure === 100) return { name, features: ['session-affinity'], problems: [] };
  const [question] = questionsOf(world, release);
  const first = await answersTo(world, { ...question, count: 60 });
  const cookies = new Map(first.map(answer => [versionOf(answer)!, cookieOf(answer)]));
  const again = await Promise.all([...cookies].map(async ([version, cookie]) => {
    const answers = await answersTo(world, { ...question, headers: { cookie: `a=b; ${cookie}; z=1` }, count: 20 });
    return answers.filter(answer => versionOf(answer) !== version).map(answer => `${stage.name}: a session of version ${version} was answered by ${answer.by}`);
  }));
  const none = [...cookies].filter(([, cookie]) => cookie === undefined).map(([version]) => `${stage.name}: version ${version} sets no cookie`);
  return { name, features: ['session-affinity'], problems: [...cookies.size === 2 ? [] : [`${stage.name}: ${cookies.size} versions answered`], ...none, ...again.flat()] };
}

/** Copies are requests beyond those that were made; their sender waits for no answer, so that they may arrive a little later. */
async function copies(world: World, release: Release, stage: Stage): Promise<ShareCheck> {
  const name = 'the declared share of requests of web is copied, and no other';
  const [, percent] = /^mirror-(\d+)$/.exec(stage.name) ?? [];
  const path = `/copies/${stage.name}`;
  const count = percent === undefined ? 20 : MANY;
  await answersTo(world, { ...questionsOf(world, release)[0], path, count });
  const seen = () => world.podsNamed('shop.web-v').flatMap(pod => world.seenBy(pod)).filter(each => each.path === path).length;
  for (let [before, quiet] = [-1, 0]; quiet < 5; quiet = before === seen() ? quiet + 1 : 0) {
    before = seen();
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  return { name, features: ['mirroring'], problems: within(`${stage.name}: copied`, seen() - count, count, Number(percent ?? 0) / 100) };
}

/** Side by side, ten connections at a time. */
async function answersTo(world: World, { count = 1, ...question }: Question): Promise<Answer[]> {
  return (await world.ask(FRONT, Array.from({ length: 10 }, () => ({ ...question, count: Math.ceil(count / 10) })))).flat();
}

function versionOf({ by }: Answer): string | undefined {
  return /-v([12])-\d+$/.exec(by ?? '')?.[1];
}

function cookieOf({ headers }: Answer): string | undefined {
  return headers?.['Set-Cookie']?.[0].split(';')[0];
}
