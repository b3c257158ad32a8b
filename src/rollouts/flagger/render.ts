import { renderCanary } from './canary';
import { metricTemplates } from './metrics';
import { Manifest } from '../../targets/manifest';
import { ControlledRelease, sharedLabels, wantedTrack } from '../controlled';
import { VERSION, versionedTemplate } from '../workloads/versioned-template';
import { autoscalerOf, disruptionBudgetOf } from '../workloads/workload-companions';

/**
 * A release by Flagger: the Deployment that it copies and scales, and what it is told of the release. Services and routes it makes itself.
 *
 * Flagger changes one label by which the Deployment selects its pods, and no other; whatever is to hold for all pods of the service
 * selects another one.
 */
export function renderFlagger(release: ControlledRelease): Manifest[] {
  const { spec, originals } = release;
  const labels = sharedLabels(spec);
  const { name } = originals.deployment().metadata;
  return [
    deployment(release, name),
    ...autoscalerOf(spec, wantedTrack(spec), { apiVersion: 'apps/v1', kind: 'Deployment', name }, labels),
    disruptionBudgetOf(spec, labels),
    ...renderCanary(release, name),
    ...metricTemplates(release, name),
  ];
}

function deployment({ spec, originals }: ControlledRelease, name: string): Manifest {
  const track = wantedTrack(spec);
  return Manifest.of({ apiVersion: 'apps/v1', kind: 'Deployment', name, namespace: spec.service.namespace }, {
    produce: () => {
      const { metadata, spec: { replicas: _, template, ...rest } } = originals.deployment();
      const labels = { ...sharedLabels(spec), [VERSION]: track.version };
      return {
        metadata: { labels: { ...metadata.labels, ...labels }, annotations: metadata.annotations },
        spec: {
          ...track.capacity.max === undefined && { replicas: track.capacity.replicas },
          ...rest,
          template: versionedTemplate(template, spec, track, labels),
        },
      };
    },
  });
}
