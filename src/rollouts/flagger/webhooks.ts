import { Gate, GateKind } from '../../vocabulary/release/gate';
import { StrategyKind } from '../../vocabulary/release/strategy';
import { movingStages } from '../controlled';
import { ReleaseSpec } from '../spec';
import { StageKind } from '../stage';

/** Where Flagger can ask. */
export enum Asked {
  /** Nowhere. */
  NEVER = 'never',
  /** Before each weight, the first one too, and before the promotion. */
  EACH_STEP = 'confirm-traffic-increase',
  /** Before the promotion. */
  PROMOTION = 'confirm-promotion',
  /** Nowhere so that it is what is declared. */
  OTHERWISE = 'otherwise',
}

/** Where Flagger must ask for the gates of a release, and whom. */
export function askedBy(spec: ReleaseSpec): { readonly asked: Asked; readonly gate: Gate } {
  const stages = movingStages(spec).filter(({ kind }) => kind !== StageKind.PREVIEW);
  const last = stages[stages.length - 1].gate;
  const prepare = stages.length > 1 ? stages[0].gate : Gate.ready();
  const steps = stages.slice(stages.length > 1 ? 1 : 0).filter(({ kind }) => kind !== StageKind.MIRROR).map(({ gate }) => gate);
  const mirrored = stages.some(({ kind, gate }) => kind === StageKind.MIRROR && !isOpen(gate));
  return { asked: mirrored ? Asked.OTHERWISE : placeOf(spec, prepare, steps), gate: last };
}

/** What Flagger asks before it goes on; a person answers at its load tester. */
export function webhooksOf(spec: ReleaseSpec): any[] {
  const { asked, gate } = askedBy(spec);
  const url = gate.kind === GateKind.WEBHOOK ? gate.url : spec.delivery.approvalAddress && `${spec.delivery.approvalAddress.replace(/\/$/, '')}/gate/check`;
  if (asked === Asked.NEVER || asked === Asked.OTHERWISE || url === undefined) return [];
  return [{ name: gate.kind, type: asked, url }];
}

function placeOf({ strategy }: ReleaseSpec, prepare: Gate, steps: Gate[]): Asked {
  const last = steps[steps.length - 1];
  if ([prepare, ...steps].every(isOpen)) return Asked.NEVER;
  if ([prepare, ...steps.slice(0, -1)].every(isOpen)) return Asked.PROMOTION;
  const alike = steps.every(gate => isSame(gate, last)) && (isOpen(prepare) || isSame(prepare, last));
  return alike && strategy.kind === StrategyKind.PROGRESSIVE ? Asked.EACH_STEP : Asked.OTHERWISE;
}

function isOpen({ kind }: Gate): boolean {
  return kind === GateKind.READY;
}

function isSame(a: Gate, b: Gate): boolean {
  return a.kind === b.kind && a.url === b.url;
}
