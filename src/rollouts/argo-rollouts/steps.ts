import { templateOf, webhookTemplate } from './analysis';
import { GateKind } from '../../vocabulary/release/gate';
import { movingStages } from '../controlled';
import { ReleaseSpec } from '../spec';
import { Stage, StageKind } from '../stage';

/** Route that the controller adds while it mirrors. */
export const MIRROR_ROUTE = 'mirror';

/**
 * Steps of a release by weights or of a test.
 *
 * Before the first weight the canary has as many pods as it needs then: with a weight of 0 the controller would start none. It is given
 * back to the weights only when there is one, since else its pods would go for a moment.
 */
export function stepsOf(spec: ReleaseSpec): any[] {
  const stages = movingStages(spec);
  const first = stages.findIndex(({ kind }) => kind === StageKind.SHIFT);
  const before = stages.slice(0, first < 0 ? stages.length : first).filter(stage => waits(stage) || stage.kind !== StageKind.PREPARE);
  const weights = first < 0 ? [] : stages.slice(first);
  const scale = before.length > 0 ? [{ setCanaryScale: { weight: scaleOf(stages) } }] : [];
  const mirrored = before.some(({ kind }) => kind === StageKind.MIRROR);
  return [
    ...scale,
    ...before.flatMap(stage => [...mirrorOf(stage), ...waitingOf(spec, stage)]),
    ...mirrored ? [{ setMirrorRoute: { name: MIRROR_ROUTE } }] : [],
    ...weights.flatMap((stage, i) => [
      { setWeight: stage.exposure },
      ...i === 0 && before.length > 0 ? [{ setCanaryScale: { matchTrafficWeight: true } }] : [],
      ...waitingOf(spec, stage),
    ]),
  ];
}

/** Pods before the first weight, in percent: enough for the copies, for the test, and for the first weight. */
function scaleOf(stages: Stage[]): number {
  const first = stages.find(({ kind }) => kind === StageKind.SHIFT)?.exposure ?? 100;
  return Math.max(first, ...stages.map(({ release }) => release?.mirror?.percent ?? 0));
}

function waits({ gate, bakeMillis }: Stage): boolean {
  return gate.kind !== GateKind.READY || bakeMillis !== undefined;
}

function mirrorOf({ release }: Stage): any[] {
  if (!release?.mirror) return [];
  return [{ setMirrorRoute: { name: MIRROR_ROUTE, percentage: release.mirror.percent, match: [{ path: { prefix: '/' } }] } }];
}

/** Time first, since objectives are asked of the requests in it, then the objectives, then whoever must say yes. */
function waitingOf(spec: ReleaseSpec, stage: Stage): any[] {
  const { gate, bakeMillis, slos } = stage;
  const millis = Math.max(bakeMillis ?? 0, ...slos.map(({ windowMillis }) => windowMillis));
  return [
    ...millis > 0 ? [{ pause: { duration: `${Math.ceil(millis / 1000)}s` } }] : [],
    ...slos.length > 0 ? [{ analysis: { templates: [{ templateName: templateOf(spec, stage) }] } }] : [],
    ...gate.kind === GateKind.WEBHOOK ? [{ analysis: { templates: [{ templateName: webhookTemplate(spec, gate) }] } }] : [],
    ...gate.kind === GateKind.REVIEW ? [{ pause: {} }] : [],
  ];
}
