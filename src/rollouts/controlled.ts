import { ReleaseIntent, RoutedBy, ServiceIntent, TrackIntent } from '../intent';
import { stagesOf } from './plan';
import { ReleaseSpec, TrackSpec } from './spec';
import { Stage, StageKind } from './stage';
import { Originals } from './workloads/track-objects';
import { IMeshTarget } from '../targets/target';
import { DeliveryKind } from '../vocabulary/release/delivery';
import { StrategyKind } from '../vocabulary/release/strategy';

/** A release that a controller carries out: everything that its objects are made of. */
export interface ControlledRelease {
  readonly spec: ReleaseSpec;
  readonly originals: Originals;
  readonly service: ServiceIntent;
  /** The data plane, or what stands for it where there is none. */
  readonly target: IMeshTarget;
}

/** The label of all pods of a service that no controller changes. */
const SERVICE = 'cdk8s-mesh/service';

/** Labels that select the pods of all versions, also of those that a controller makes. */
export function sharedLabels({ service: { name } }: Pick<ReleaseSpec, 'service'>): { [key: string]: string } {
  return { [SERVICE]: name };
}

/** The version that is to run: the controller remembers the one that runs. */
export function wantedTrack({ stable, canary }: ReleaseSpec): TrackSpec {
  return canary ?? stable;
}

/** What happens between the preparation of the canary and its promotion, whether a release goes on or not. */
export function movingStages(spec: ReleaseSpec): Stage[] {
  const kinds = [StageKind.PREPARE, StageKind.PREVIEW, StageKind.MIRROR, StageKind.SHIFT, StageKind.TEST];
  return stagesOf({ ...spec, canary: wantedTrack(spec), adoption: false }).filter(({ kind }) => kinds.includes(kind));
}

/** What the data plane does where a controller moves the shares, at whatever stage. */
export function controllerTraffic(spec: ReleaseSpec): ReleaseIntent {
  const base = { backends: [], idle: [], matched: [], pins: [], subsets: false };
  if (spec.delivery.kind === DeliveryKind.FLAGGER) {
    return { ...base, tracks: [trackNamed(spec, 'primary'), trackNamed(spec, 'canary')], routedBy: RoutedBy.CONTROLLER };
  }
  if (spec.strategy.kind === StrategyKind.BLUE_GREEN) return selectedTraffic(spec);
  const [stable, canary] = [trackNamed(spec, 'stable'), trackNamed(spec, 'canary')];
  const matches = [...spec.preview ? [spec.preview] : [], ...spec.strategy.match];
  return {
    ...base,
    tracks: [stable, canary],
    backends: [{ track: stable, weight: 100 }, { track: canary, weight: 0 }],
    matched: matches.length > 0 ? [{ alternatives: matches.map(({ headers }) => headers), track: canary }] : [],
    routedBy: RoutedBy.PROGRAM_FOR_CONTROLLER,
  };
}

/** A Service of one version: the controller changes what it selects. */
export function trackNamed({ service, podLabels, stable }: ReleaseSpec, word: string): TrackIntent {
  return { name: `${service.name}-${word}`, version: stable.version, podLabels };
}

/** The service's own Service selects one version, and another one the version that comes. */
function selectedTraffic(spec: ReleaseSpec): ReleaseIntent {
  const { service, stable, podLabels, preview } = spec;
  const [active, coming] = [{ name: service.name, version: stable.version, podLabels }, trackNamed(spec, 'preview')];
  return {
    tracks: [coming],
    backends: preview ? [{ track: active, weight: 100 }] : [],
    idle: [],
    matched: preview ? [{ alternatives: [preview.headers], track: coming }] : [],
    pins: [],
    subsets: false,
    routedBy: RoutedBy.PROGRAM_FOR_CONTROLLER,
  };
}
