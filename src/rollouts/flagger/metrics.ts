import { TrackReach } from '../../intent';
import { Manifest } from '../../targets/target';
import { Slo, SloKind } from '../../vocabulary/release/slo';
import { ControlledRelease, trackNamed } from '../controlled';
import { ObjectiveQuery, objectiveQuery } from '../objective';
import { StageKind } from '../stage';
import { watchedStages } from './watched-stages';

/** Objectives as Flagger checks them at each step. */
export function metricsOf(release: ControlledRelease, deployment: string): any[] {
  return objectivesOf(release, deployment).map(({ name, min, max }) => ({
    name,
    templateRef: { name: templateName(release, name) },
    thresholdRange: { ...min !== undefined && { min }, ...max !== undefined && { max } },
  }));
}

/**
 * The queries of the objectives.
 *
 * ```yaml
 * kind: MetricTemplate
 * metadata: { name: cart-success-rate, namespace: shop }
 * spec: { provider: { type: prometheus, address: ... }, query: ... }
 * ```
 */
export function metricTemplates(release: ControlledRelease, deployment: string): Manifest[] {
  const { spec: { service, delivery, slos } } = release;
  return namesOf(slos).map((name, i) => {
    const key = { apiVersion: 'flagger.app/v1beta1', kind: 'MetricTemplate', name: templateName(release, name), namespace: service.namespace };
    return Manifest.of(key, {
      produce: () => ({
        spec: { provider: { type: 'prometheus', address: delivery.metricsAddress }, query: objectivesOf(release, deployment)[i].guardedQuery },
      }),
    });
  });
}

function templateName({ spec: { service } }: ControlledRelease, name: string): string {
  return `${service.name}-${name}`;
}

/** Names of objectives, told apart where two have one name. */
function namesOf(slos: Slo[]): string[] {
  return slos.map(({ name }, i) => slos.findIndex(other => other.name === name) === i ? name : `${name}-${i + 1}`);
}

function objectivesOf(release: ControlledRelease, deployment: string): ObjectiveQuery[] {
  const names = namesOf(release.spec.slos);
  return release.spec.slos.map((slo, i) => ({ ...objectiveQuery(slo, subjectOf(release, deployment, slo)), name: names[i] }));
}

/** Copies are counted where they arrive; Flagger asks the same of a canary that gets copies and of one that gets requests. */
function subjectOf({ spec, service, target }: ControlledRelease, deployment: string, { kind }: Slo): Parameters<typeof objectiveQuery>[1] {
  const copies = watchedStages(spec).some(stage => stage.kind === StageKind.MIRROR);
  const canary = trackNamed(spec, 'canary');
  const track = copies || kind === SloKind.PROMQL ? { ...canary, name: deployment } : canary;
  return { target, service, track, reach: copies ? TrackReach.COPIES : TrackReach.SERVICE };
}
