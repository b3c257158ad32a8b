import { ReleaseSpec, TrackSpec } from './spec';
import { Stage, TrackStage } from './stage';
import { VERSION, versionedTemplate } from './versioned-template';
import { Manifest } from '../targets/manifest';

/** The objects that the versions of a service are made from, asked for at synthesis. */
export interface Originals {
  /** Its Deployment, as JSON. */
  readonly deployment: () => any;
  /**
   * Its Service, as JSON.
   * @default - it has no ports
   */
  readonly service?: () => any;
}

/**
 * What runs at a stage: for each version a Deployment, a Service, a PodDisruptionBudget and, where it is autoscaled, a
 * HorizontalPodAutoscaler. Nothing of them changes from stage to stage but the number of pods.
 */
export function trackObjects(spec: ReleaseSpec, stage: Stage, originals: Originals): Manifest[] {
  return stage.workloads.flatMap(workload => [
    deployment(spec, workload, originals),
    ...originals.service && !spec.subsets ? [service(spec, workload.track, originals.service)] : [],
    ...workload.track.capacity.max === undefined ? [] : [autoscaler(spec, workload)],
    disruptionBudget(spec, workload.track),
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

function service(spec: ReleaseSpec, track: TrackSpec, original: () => any): Manifest {
  return manifest(spec, 'v1', 'Service', track, () => {
    const { metadata, spec: { ports, clusterIP: _, ...rest } } = original();
    const apart = ports.map(({ nodePort: __, ...port }: any) => port);
    return { metadata: metadataOf(metadata, track.podLabels), spec: { ...rest, type: undefined, ports: apart, selector: track.podLabels } };
  });
}

function autoscaler(spec: ReleaseSpec, { track, replicas }: TrackStage): Manifest {
  return manifest(spec, 'autoscaling/v2', 'HorizontalPodAutoscaler', track, () => ({
    metadata: { labels: track.podLabels },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: track.name },
      minReplicas: replicas,
      maxReplicas: track.capacity.max,
      metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: track.capacity.cpuPercent } } }],
    },
  }));
}

function disruptionBudget(spec: ReleaseSpec, track: TrackSpec): Manifest {
  return manifest(spec, 'policy/v1', 'PodDisruptionBudget', track, () => ({
    metadata: { labels: track.podLabels },
    spec: { maxUnavailable: 1, selector: { matchLabels: track.podLabels } },
  }));
}

function manifest({ service: { namespace } }: ReleaseSpec, apiVersion: string, kind: string, { name }: TrackSpec, produce: () => any): Manifest {
  return Manifest.of({ apiVersion, kind, name, namespace }, { produce });
}

function metadataOf({ labels, annotations }: any, own: { [key: string]: string }): any {
  return { labels: { ...labels, ...own }, annotations };
}
