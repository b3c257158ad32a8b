import { templateOf, webhookTemplate } from './analysis';
import { MIRROR_ROUTE, stepsOf } from './steps';
import { GateKind } from '../../vocabulary/release/gate';
import { StepKind } from '../../vocabulary/release/step';
import { StrategyKind } from '../../vocabulary/release/strategy';
import { ControlledRelease, movingStages, trackNamed } from '../controlled';
import { ReleaseSpec } from '../spec';

/** Pods of a version stay this long after the last routes to them are taken away, which proxies learn at their own time. */
const LEAST_DELAY = 60;

/** How the controller goes from one version to the next. */
export function strategyOf(release: ControlledRelease): any {
  const { spec } = release;
  return spec.strategy.kind === StrategyKind.BLUE_GREEN ? { blueGreen: blueGreenOf(spec) } : { canary: canaryOf(release) };
}

function canaryOf({ spec, service, target }: ControlledRelease): any {
  const mirrors = spec.strategy.steps.some(({ kind }) => kind === StepKind.MIRROR);
  return {
    stableService: trackNamed(spec, 'stable').name,
    canaryService: trackNamed(spec, 'canary').name,
    ...delaysOf(spec),
    trafficRouting: {
      ...target.releaseFacts(service, spec.delivery).argoRollouts?.trafficRouting,
      ...mirrors && { managedRoutes: [{ name: MIRROR_ROUTE }] },
    },
    steps: stepsOf(spec),
  };
}

function blueGreenOf(spec: ReleaseSpec): any {
  const stages = movingStages(spec);
  const { gate, bakeMillis } = stages[stages.length - 1];
  const objectives = spec.slos.length > 0;
  return {
    activeService: spec.service.name,
    previewService: trackNamed(spec, 'preview').name,
    ...delaysOf(spec),
    autoPromotionEnabled: gate.kind !== GateKind.REVIEW,
    ...gate.kind !== GateKind.REVIEW && bakeMillis !== undefined && { autoPromotionSeconds: Math.ceil(bakeMillis / 1000) },
    ...gate.kind === GateKind.WEBHOOK && { prePromotionAnalysis: { templates: [{ templateName: webhookTemplate(spec, gate) }] } },
    ...objectives && { postPromotionAnalysis: { templates: [{ templateName: templateOf(spec) }] } },
  };
}

function delaysOf({ drainMillis }: ReleaseSpec): any {
  const scaleDownDelaySeconds = Math.max(LEAST_DELAY, Math.ceil(drainMillis / 1000));
  return { scaleDownDelaySeconds, abortScaleDownDelaySeconds: scaleDownDelaySeconds };
}
