import { Asking } from './passages';
import { sharedTrials } from './shares';
import { clientsIn, questionOf, trialsOf } from './trials';
import { LinkerdWorld } from './world';
import { StageKind } from '../../../../src/rollouts/stage';
import { Bundle } from '../../cases/linkerd/bundles';
import { withBystanders } from '../../cases/linkerd/bystanders';
import { releases } from '../../cases/linkerd/release-bundles';
import { fingerprint } from '../../program/linkerd/recordings';

/** A stage, as a bundle. */
export interface Stop {
  readonly name: string;
  readonly bundle: Bundle;
}

/** Fingerprint of what a way leads from and to. */
export function endsOf(from: Stop, to: Stop): string {
  return fingerprint([...from.bundle.objects, ...to.bundle.objects]);
}

/** A release as it may go: to the end, back again, and out of the middle by an abort. */
export function releaseCourse(name: string): { start: Bundle; ways: { from: Stop; to: Stop }[] } {
  const { world, bundle } = releases().find(each => each.name === name)!;
  const stopOf = (stage: any): Stop => ({ name: stage.name, bundle: withBystanders(bundle(stage)) });
  const stops = world.stages.map(stopOf);
  const forward = stops.slice(1).map((to, i) => ({ from: stops[i], to }));
  const backward = [...forward].reverse().map(({ from, to }) => ({ from: to, to: from }));
  const leaving = [...world.stages].reverse().filter(stage => world.abortFrom(stage));
  const middle = leaving.find(({ kind }) => kind !== StageKind.PROMOTE) ?? leaving[0];
  const abort = stopOf(world.abortFrom(middle)!);
  const there = forward.slice(0, world.stages.indexOf(middle));
  const out = [{ from: stopOf(middle), to: abort }, { from: abort, to: stopOf(world.stage('prepare')) }];
  return { start: stops[0].bundle, ways: [...forward, ...backward, ...there, ...out] };
}

/** Declared requests of each client with each set of headers, several times a second. */
export function loadOf(world: LinkerdWorld, bundle: Bundle): Asking[] {
  const shared = sharedTrials(bundle, trialsOf(bundle, world.cluster));
  const pods = clientsIn(world.cluster);
  return [...new Set(shared.map(({ client }) => client))].map(client => {
    const { pod } = pods.find(each => each.client === client)!;
    return { pod, questions: shared.filter(each => each.client === client).map(({ trial }) => ({ ...questionOf(world, trial, pod)!, count: 15 })) };
  });
}
