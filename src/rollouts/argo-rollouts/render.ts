import { analysisTemplates } from './analysis';
import { strategyOf } from './strategy';
import { Manifest } from '../../targets/manifest';
import { ControlledRelease, controllerTraffic, wantedTrack } from '../controlled';
import { versionService } from '../workloads/version-service';
import { VERSION, versionedTemplate } from '../workloads/versioned-template';
import { autoscalerOf, disruptionBudgetOf } from '../workloads/workload-companions';

const ROLLOUT = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' };

/**
 * A release by Argo Rollouts: the Rollout in place of the Deployment, or beside it, a Service for each version, which selects all pods until
 * the controller says otherwise, and the analyses.
 *
 * ```yaml
 * kind: Rollout
 * metadata: { name: cart, namespace: shop }
 * spec:
 *   strategy:
 *     canary:
 *       stableService: cart-stable
 *       canaryService: cart-canary
 *       trafficRouting: ...
 *       steps: [{ setWeight: 5 }, { pause: { duration: 600s } }, { analysis: ... }, ...]
 * ```
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/specification/
 */
export function renderArgoRollouts(release: ControlledRelease): Manifest[] {
  const { spec, originals } = release;
  const { name } = originals.deployment().metadata;
  return [
    rollout(release, name),
    ...spec.delivery.workloadRef ? [referredDeployment(release, name)] : [],
    ...originals.service ? controllerTraffic(spec).tracks.map(track => service(release, track.name)) : [],
    ...autoscalerOf(spec, wantedTrack(spec), { ...ROLLOUT, name }, spec.podLabels),
    disruptionBudgetOf(spec, spec.podLabels),
    ...analysisTemplates(release),
  ];
}

function rollout(release: ControlledRelease, name: string): Manifest {
  const { spec, originals } = release;
  const track = wantedTrack(spec);
  return Manifest.of({ ...ROLLOUT, name, namespace: spec.service.namespace }, {
    produce: () => {
      const { metadata, spec: { selector, template, minReadySeconds, progressDeadlineSeconds, revisionHistoryLimit } } = originals.deployment();
      return {
        metadata: { labels: { ...metadata.labels, [VERSION]: track.version } },
        spec: {
          ...track.capacity.max === undefined && { replicas: track.capacity.replicas },
          ...spec.delivery.workloadRef
            ? { workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name, scaleDown: 'onsuccess' } }
            : { selector, template: versionedTemplate(template, spec, track, { [VERSION]: track.version }) },
          minReadySeconds,
          progressDeadlineSeconds,
          revisionHistoryLimit,
          strategy: strategyOf(release),
        },
      };
    },
  });
}

/** A Deployment that only says what runs: the controller takes its pods away when its own are there. */
function referredDeployment({ spec, originals }: ControlledRelease, name: string): Manifest {
  const track = wantedTrack(spec);
  return Manifest.of({ apiVersion: 'apps/v1', kind: 'Deployment', name, namespace: spec.service.namespace }, {
    produce: () => {
      const { metadata, spec: { template, replicas, ...rest } } = originals.deployment();
      const version = { [VERSION]: track.version };
      return {
        metadata: { labels: { ...metadata.labels, ...version }, annotations: metadata.annotations },
        spec: { replicas: spec.adoption ? replicas : 0, ...rest, template: versionedTemplate(template, spec, track, version) },
      };
    },
  });
}

function service({ spec, originals }: ControlledRelease, name: string): Manifest {
  const key = { apiVersion: 'v1', kind: 'Service', name, namespace: spec.service.namespace };
  return Manifest.of(key, { produce: () => versionService(originals, spec.podLabels, {}) });
}
