import { argoRolloutsHints } from './argo-rollouts/git-ops';
import { renderArgoRollouts } from './argo-rollouts/render';
import { argoRolloutsSupport } from './argo-rollouts/support';
import { ControlledRelease } from './controlled';
import { flaggerHints } from './flagger/git-ops';
import { renderFlagger } from './flagger/render';
import { flaggerSupport } from './flagger/support';
import { ReleaseSpec } from './spec';
import { Manifest, ReleaseFacts, Support, SupportLevel } from '../targets/target';
import { Delivery, DeliveryKind } from '../vocabulary/release/delivery';
import { DeliveryFeature } from '../vocabulary/release/delivery-feature';
import { StepKind } from '../vocabulary/release/step';
import { ReleaseStrategy, StrategyKind } from '../vocabulary/release/strategy';

/** What a controller is told of a release, and what it needs. */
export function renderControlled(release: ControlledRelease): Manifest[] {
  const carried = { ...release, spec: withoutLosses(release) };
  return isFlagger(release.spec.delivery) ? renderFlagger(carried) : renderArgoRollouts(carried);
}

/** What a controller carries on a mesh, by `DeliveryFeature`; nothing where it cannot release on it. */
export function trySupportOf(delivery: Delivery, { flagger, argoRollouts }: ReleaseFacts): { [feature: string]: Support } | undefined {
  if (isFlagger(delivery)) return flagger && { ...flaggerSupport(delivery), ...flagger.support };
  return argoRollouts && { ...argoRolloutsSupport(delivery), ...argoRollouts.support };
}

/** What whoever applies the objects must know of a controller that changes them. */
export function gitOpsHints(release: ControlledRelease): string[] {
  return isFlagger(release.spec.delivery) ? flaggerHints(release) : argoRolloutsHints(release);
}

/** A controller that is told to mirror where it cannot may wait for ever. */
function withoutLosses({ spec, service, target }: ControlledRelease): ReleaseSpec {
  const support = trySupportOf(spec.delivery, target.releaseFacts(service, spec.delivery));
  if (support?.[DeliveryFeature.MIRRORING].level !== SupportLevel.NONE || spec.strategy.kind !== StrategyKind.PROGRESSIVE) return spec;
  return { ...spec, strategy: ReleaseStrategy.progressive(spec.strategy.steps.filter(({ kind }) => kind !== StepKind.MIRROR)) };
}

function isFlagger({ kind }: Delivery): boolean {
  return kind === DeliveryKind.FLAGGER;
}
