import { declaredOf } from './declared';
import { fateInWords, grouped, Measured, Passed, Verdicts } from './fates';
import { passed } from './passages';
import { endsOf, loadOf, releaseCourse } from './releases';
import { measured } from './resilience';
import { sharedTrials } from './shares';
import { clientsIn, fateOf, questionOf, Trial, tried, trialsOf } from './trials';
import { LinkerdWorld } from './world';
import { Bench } from '../../bench';
import { Bundle } from '../../cases/linkerd/bundles';
import { fingerprint } from '../../program/linkerd/recordings';
import { ask } from '../questions';

/** How often a request is asked whose answers are counted. */
export const COUNTED = 400;

/** Tries bundles on real proxies, one after the other in one world. */
export async function tryAll(bench: Bench, world: LinkerdWorld, bundles: Bundle[], done: (of: Bundle, verdicts: Verdicts) => void): Promise<void> {
  for (const bundle of bundles) {
    await world.become(bench.objects(bundle.objects));
    done(bundle, await verdictsOf(bench, world, bundle));
  }
}

/** Goes the ways of releases on real proxies while requests go on. */
export async function goAll(bench: Bench, world: LinkerdWorld, names: string[], done: (name: string, passages: Passed[]) => void): Promise<void> {
  for (const name of names) {
    const { ways, start } = releaseCourse(name);
    await world.become(bench.objects(start.objects));
    const passages: Passed[] = [];
    for (const { from, to } of ways) {
      const objects = bench.objects(to.bundle.objects);
      passages.push(await passed(bench, world, loadOf(world, to.bundle), { from: from.name, to: to.name, objects, ends: endsOf(from, to) }));
      console.log(JSON.stringify(passages[passages.length - 1]));
    }
    done(name, passages);
  }
}

async function verdictsOf(bench: Bench, world: LinkerdWorld, bundle: Bundle): Promise<Verdicts> {
  const trials = trialsOf(bundle, world.cluster);
  const matrix = await steadyMatrix(bench, world, trials);
  return {
    objects: fingerprint(bundle.objects),
    matrix,
    ...orNothing('resilience', await resilienceOf(bench, world, bundle, trials)),
    ...orNothing('shares', await sharesOf(bench, world, bundle, trials)),
  };
}

function orNothing(name: string, found: { [key: string]: unknown }): any {
  return Object.keys(found).length > 0 ? { [name]: found } : {};
}

/** Asks until twice in a row the same happens, whichever version answers: proxies learn of changes one after the other. */
async function steadyMatrix(bench: Bench, world: LinkerdWorld, trials: Trial[]): Promise<Verdicts['matrix']> {
  let [last, before]: [Verdicts['matrix'], string] = [{}, ''];
  await bench.processes.until('the same happens twice', async () => {
    const fates = await tried(bench, world, trials);
    last = Object.fromEntries([...fates].map(([key, all]) => [key, grouped(all)]));
    const now = JSON.stringify([...fates].map(([key, all]) => [key, grouped(all.map(([client, fate]) => [client, { what: fate.what }]))]));
    const same = now === before;
    before = now;
    return same;
  }, 240);
  return last;
}

/** Calls with limits or retries, as one of their clients makes them. */
async function resilienceOf(bench: Bench, world: LinkerdWorld, bundle: Bundle, trials: Trial[]): Promise<{ [key: string]: Measured }> {
  const found: { [key: string]: Measured } = {};
  for (const trial of trials.filter(({ asked }) => Object.keys(asked.headers).length === 0)) {
    const declared = declaredOf(bundle, trial);
    const pod = clientsIn(world.cluster).find(({ client }) => client === declared?.client)?.pod;
    if (!declared || pod === undefined) continue;
    const one = await measured(bench, world, trial, pod, declared);
    if (Object.keys(one).length > 0) found[trial.key] = one;
  }
  return found;
}

async function sharesOf(bench: Bench, world: LinkerdWorld, bundle: Bundle, trials: Trial[]): Promise<NonNullable<Verdicts['shares']>> {
  const found: NonNullable<Verdicts['shares']> = {};
  for (const { trial, client } of sharedTrials(bundle, trials)) {
    const pod = clientsIn(world.cluster).find(each => each.client === client)!.pod;
    const [answers] = await ask(bench, pod, [{ ...questionOf(world, trial, pod)!, count: COUNTED }]);
    const counts: { [workload: string]: number } = {};
    for (const answer of answers) {
      const { what, by } = fateOf(answer);
      const name = what === '200' && by ? by : fateInWords(fateOf(answer));
      counts[name] = (counts[name] ?? 0) + 1;
    }
    found[trial.key] = Object.fromEntries(Object.entries(counts).sort());
  }
  return found;
}
