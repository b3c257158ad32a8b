import { ReleaseSpec, TrackSpec } from '../spec';
import { Stage, TrackStage } from '../stage';
import { versionService } from './version-service';
import { VERSION, versionedTemplate } from './versioned-template';
import { autoscaling, disruptionBudget } from './workload-companions';
import { Manifest } from '../../targets/manifest';
import { StableCapacity } from '../../vocabulary/release/capacity';
import { StageKind } from '../../vocabulary/release/stage-kind';

/** Stages from which an abort may send all requests back. */
const HOLDING = [StageKind.SHIFT, StageKind.TEST, StageKind.PROMOTE, StageKind.ABORT];

/** The objects that the versions of a service are made from, asked for at synthesis. */
export interface Originals {
  /** Its Deployment, as JSON. */
  readonly deployment: () => any;
  /**
   * Its Service, as JSON.
   * @default - it has no ports
   */
  readonly service?: () => any;
  /** Annotations that the targets in force read on its Service. */
  readonly serviceAnnotations: () => { [key: string]: string } | undefined;
}

/**
 * What runs at a stage: for each version a Deployment, a Service, a PodDisruptionBudget and, where it is autoscaled, a
 * HorizontalPodAutoscaler. Nothing of them changes from stage to stage but the number of pods.
 */
export function trackObjects(spec: ReleaseSpec, stage: Stage, originals: Originals): Manifest[] {
  return stage.workloads.flatMap(workload => [
    deployment(spec, workload, originals),
    ...originals.service && !spec.subsets ? [service(spec, workload.track, originals)] : [],
    ...workload.track.capacity.max === undefined ? [] : [autoscaler(spec, stage, workload)],
    manifest(spec, 'policy/v1', 'PodDisruptionBudget', workload.track, () => disruptionBudget(workload.track.podLabels)),
  ]);
}

function deployment(spec: ReleaseSpec, { track, replicas }: TrackStage, { deployment: original }: Originals): Manifest {
  return manifest(spec, 'apps/v1', 'Deployment', track, () => {
    const { metadata, spec: { replicas: _, selector: __, template, ...rest } } = original();
    const labels = { ...spec.podLabels, ...track.podLabels, [VERSION]: track.version };
    return {
      metadata: metadataOf(metadata, labels),
      spec: {
        ...track.capacity.max === undefined && { replicas },
        selector: { matchLabels: track.podLabels },
        ...rest,
        template: versionedTemplate(template, spec, track, labels),
      },
    };
  });
}

function service(spec: ReleaseSpec, track: TrackSpec, originals: Originals): Manifest {
  return manifest(spec, 'v1', 'Service', track, () => versionService(originals, track.podLabels, track.podLabels));
}

/** The stable version keeps the pods that its load once needed, so that all requests can go back to it. */
function autoscaler(spec: ReleaseSpec, stage: Stage, { track, replicas }: TrackStage): Manifest {
  const holds = HOLDING.includes(stage.kind) && track.name === spec.stable.name && spec.stableCapacity === StableCapacity.HOLD_FULL;
  return manifest(spec, 'autoscaling/v2', 'HorizontalPodAutoscaler', track, () => ({
    metadata: { labels: track.podLabels },
    spec: {
      ...autoscaling(track.capacity, replicas, { apiVersion: 'apps/v1', kind: 'Deployment', name: track.name }),
      ...holds && { behavior: { scaleDown: { selectPolicy: 'Disabled' } } },
    },
  }));
}

function manifest({ service: { namespace } }: ReleaseSpec, apiVersion: string, kind: string, { name }: TrackSpec, produce: () => any): Manifest {
  return Manifest.of({ apiVersion, kind, name, namespace }, { produce });
}

function metadataOf({ labels, annotations }: any, own: { [key: string]: string }): any {
  return { labels: { ...labels, ...own }, annotations };
}
