import { TrackReach } from '../../intent';
import { Manifest } from '../../targets/target';
import { Gate, GateKind } from '../../vocabulary/release/gate';
import { Slo } from '../../vocabulary/release/slo';
import { StrategyKind } from '../../vocabulary/release/strategy';
import { ControlledRelease, movingStages, trackNamed } from '../controlled';
import { objectiveQuery, ObjectiveQuery } from '../objective';
import { sameObjectives } from '../same-objectives';
import { ReleaseSpec } from '../spec';
import { Stage } from '../stage';

/** Name of the analysis of a stage: that of the release, but where the stage has objectives of its own. */
export function templateOf(spec: ReleaseSpec, stage?: Stage): string {
  const own = stage !== undefined && !sameObjectives(stage.slos, spec.slos);
  return own ? `${spec.service.name}-${stage.name}` : `${spec.service.name}-objectives`;
}

/** Name of the analysis that asks a service. */
export function webhookTemplate(spec: ReleaseSpec, { url }: Gate): string {
  return `${spec.service.name}-gate-${webhooksOf(spec).indexOf(url!) + 1}`;
}

/**
 * What the controller asks before it goes on: objectives once, after the time to watch, and services until they say yes.
 *
 * ```yaml
 * kind: AnalysisTemplate
 * metadata: { name: cart-objectives, namespace: shop }
 * spec: { metrics: [{ name: success-rate, count: 1, successCondition: ..., failureCondition: ..., provider: { prometheus: ... } }] }
 * ```
 */
export function analysisTemplates(release: ControlledRelease): Manifest[] {
  const { spec } = release;
  const bySlos = new Map<string, Slo[]>(spec.slos.length > 0 ? [[templateOf(spec), spec.slos]] : []);
  for (const stage of movingStages(spec)) if (stage.slos.length > 0) bySlos.set(templateOf(spec, stage), stage.slos);
  return [
    ...[...bySlos].map(([name, slos]) => template(spec, name, () => slos.map((slo, i) => objectiveMetric(release, slo, i, slos)))),
    ...webhooksOf(spec).map(url => template(spec, webhookTemplate(spec, Gate.webhook(url)), () => [webhookMetric(url)])),
  ];
}

function template({ service: { namespace } }: ReleaseSpec, name: string, metrics: () => any[]): Manifest {
  const key = { apiVersion: 'argoproj.io/v1alpha1', kind: 'AnalysisTemplate', name, namespace };
  return Manifest.of(key, { produce: () => ({ spec: { metrics: metrics() } }) });
}

/** Without requests an objective is neither met nor missed, unless it says otherwise: the analysis is inconclusive, and the release waits. */
function objectiveMetric(release: ControlledRelease, slo: Slo, i: number, slos: Slo[]): any {
  const { spec } = release;
  const { name, guardedQuery, min, max } = objectiveQuery(slo, subjectOf(release));
  const twice = slos.findIndex(other => other.name === name) !== i;
  const afterSwitch = spec.strategy.kind === StrategyKind.BLUE_GREEN && { initialDelay: `${Math.ceil(slo.windowMillis / 1000)}s` };
  return {
    name: twice ? `${name}-${i + 1}` : name,
    ...afterSwitch,
    count: 1,
    ...conditionsOf({ min, max }),
    provider: { prometheus: { address: spec.delivery.metricsAddress, query: guardedQuery } },
  };
}

function conditionsOf({ min, max }: Pick<ObjectiveQuery, 'min' | 'max'>): any {
  const met = [...min === undefined ? [] : [`result[0] >= ${min}`], ...max === undefined ? [] : [`result[0] <= ${max}`]].join(' && ');
  const missed = [...min === undefined ? [] : [`result[0] < ${min}`], ...max === undefined ? [] : [`result[0] > ${max}`]].join(' || ');
  return { successCondition: `len(result) > 0 && ${met}`, failureCondition: `len(result) > 0 && (${missed})` };
}

/** All versions are one workload: they are told by the Service that requests are sent to. */
function subjectOf({ spec, service, target }: ControlledRelease): Parameters<typeof objectiveQuery>[1] {
  const canary = trackNamed(spec, 'canary');
  const track = spec.strategy.kind === StrategyKind.BLUE_GREEN ? { ...canary, name: spec.service.name } : canary;
  return { target, service, track, reach: TrackReach.SERVICE };
}

/** What is no answer with status 2xx is an error, and is asked again, however often. */
function webhookMetric(url: string): any {
  return {
    name: 'gate', interval: '30s', count: 1, consecutiveErrorLimit: 2147483647, successCondition: 'true', provider: { web: { url } },
  };
}

function webhooksOf(spec: ReleaseSpec): string[] {
  return [...new Set(movingStages(spec).map(({ gate }) => gate).filter(({ kind }) => kind === GateKind.WEBHOOK).map(({ url }) => url!))];
}
