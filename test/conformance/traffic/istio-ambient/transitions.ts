import { lostIn } from './boutique';
import { callOf, matrixProblems } from './matrix';
import { SOURCES } from './sources';
import { AmbientWorld, rule } from './worlds';
import { Stage } from '../../../../src/rollouts/stage';
import { keyOf } from '../../../rollouts/staged/release-programs';
import { Release, RELEASES } from '../../ambient/releases';
import { ExpectedRequest } from '../../program/istio-ambient/expected';
import { Check } from '../../suite';
import { Question } from '../questions';

/** One stage after the other, and how what differs arrives. */
interface Way {
  readonly from: Stage;
  readonly to: Stage;
  readonly reversed: boolean;
}

/** A release that goes all its ways. */
export interface Travelled {
  readonly what: keyof typeof RELEASES;
  readonly features: string[];
  readonly release: Release;
}

/** Forward through all stages, back through all of them, and out by an abort; objects arrive one by one, in one order and the other. */
export async function transitionRules(ambient: AmbientWorld, { what, features, release }: Travelled, around: any[]): Promise<Check[]> {
  const { stages } = release;
  const left = [...stages].reverse().find(stage => release.abortFrom(stage) !== undefined)!;
  const forward = stages.slice(1).map((to, i) => ({ from: stages[i], to, reversed: false }));
  const back = [...forward].reverse().map(({ from, to }): Way => ({ from: to, to: from, reversed: true }));
  const way = [left, release.abortFrom(left)!, release.stage('prepare'), release.stage('baseline')];
  const out = way.slice(1).map((to, i): Way => ({ from: way[i], to, reversed: true }));
  const results = {
    forward: await restart(ambient, release, around, forward),
    back: await walk(ambient, release, around, back),
    out: await restart(ambient, release, around, out),
  };
  return [
    rule(`release ${what}: no request is lost from stage to stage, whatever arrives first`, features, results.forward.lost),
    rule(`release ${what}: no request is lost on the way back, whatever arrives first`, features, results.back.lost),
    rule(`release ${what}: no request is lost on the way out by an abort`, features, results.out.lost),
    rule(`release ${what}: no version Service admits what the service refuses, in any mixture of stages`, [...features, 'default-deny'],
      [...results.forward.admitted, ...results.back.admitted, ...results.out.admitted]),
  ];
}

async function restart(ambient: AmbientWorld, release: Release, around: any[], ways: Way[]) {
  await ambient.world.become([...release.around, ...around, ...release.objects(ways[0].from)]);
  return walk(ambient, release, around, ways);
}

async function walk(ambient: AmbientWorld, release: Release, around: any[], ways: Way[]): Promise<{ lost: string[]; admitted: string[] }> {
  const { world } = ambient;
  const [lost, admitted]: string[][] = [[], []];
  for (const { from, to, reversed } of ways) {
    const between = mixtures(release.objects(from), release.objects(to), reversed);
    if (between.length === 0) continue;
    const load = await world.load(SOURCES, await declaredLoad(ambient, release, from, to));
    for (const objects of between) {
      await world.become([...release.around, ...around, ...objects]);
      const there = new Set(objects.filter(({ kind }) => kind === 'Service').map(({ metadata }) => `${metadata.name}.${metadata.namespace}.svc.cluster.local`));
      admitted.push(...(await matrixProblems(ambient, refusedAt(release, to, there), false)).map(problem => `${from.name} → ${to.name}: ${problem}`));
    }
    lost.push(...lostIn(`${from.name} → ${to.name}`, await load.stop()));
  }
  return { lost, admitted };
}

/** Objects that differ arrive one after the other; the last mixture is the stage itself. */
function mixtures(before: any[], after: any[], reversed: boolean): any[][] {
  const [old, next] = [before, after].map(objects => new Map(objects.map(object => [keyOf(object), object])));
  const all = [...new Set([...old.keys(), ...next.keys()])];
  const differing = all.filter(key => JSON.stringify(old.get(key)) !== JSON.stringify(next.get(key)));
  const order = reversed ? [...differing].reverse() : differing;
  return order.map((_, i) => all.flatMap(key => (order.slice(0, i + 1).includes(key) || !differing.includes(key) ? next : old).get(key) ?? []));
}

/** Requests that nobody may make, by every name that is there; a few of each kind. */
function refusedAt(release: Release, stage: Stage, there: Set<string>): ExpectedRequest[] {
  const refused = release.expected(stage).requests.filter(({ admitted, host }) => !admitted && there.has(host));
  const kinds = new Map<string, ExpectedRequest[]>();
  for (const request of refused) {
    const kind = `${request.host}:${request.port} ${request.source.startsWith('elsewhere/')}`;
    kinds.set(kind, [...kinds.get(kind) ?? [], request].slice(0, 3));
  }
  return [...kinds.values()].flat();
}

/** What is declared at both stages, asked over and over; sessions and requests that ask for a version among them. */
async function declaredLoad({ sources }: AmbientWorld, release: Release, from: Stage, to: Stage): Promise<Question[]> {
  const pins = [...from.release?.pins ?? [], ...to.release?.pins ?? []].map(({ setCookie }) => ({ cookie: setCookie.split(';')[0] }));
  const headers = [{ 'x-preview': 'yes' }, ...pins];
  const both = [from, to].map(stage => release.expected(stage, headers).requests.filter(({ admitted, host }) => admitted && host.startsWith('web.')));
  const keys = new Set(both[1].map(keyOfRequest));
  const wanted = new Map(both[0].filter(request => keys.has(keyOfRequest(request))).map(request => [keyOfRequest(request), request]));
  const some = [...wanted.values()].filter(({ asked }) => !['/items/Below'].includes(asked.path ?? ''));
  return (await sources.questions(some.map(callOf))).map(question => ({ ...question, count: 10, timeout: 10000 }));
}

function keyOfRequest({ source, host, port, asked }: ExpectedRequest): string {
  return JSON.stringify([source, host, port, asked]);
}
