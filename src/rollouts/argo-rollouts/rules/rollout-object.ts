import { KubeObject, nameOf } from '../../../analysis/rules/kube-object';
import { ObjectRule, RuleEntry } from '../../../analysis/rules/rule';
import { list, record, text } from '../../../analysis/rules/values';

/** Group and kind of what rules here are about. */
export const ROLLOUT = 'argoproj.io/Rollout';

/** A Service that a Rollout changes the selector of, and where it is named. */
export interface NamedService {
  readonly name: string;
  readonly pointer: string;
}

/** A Rollout, with what most rules ask of it. */
export interface RolloutShape {
  readonly object: KubeObject;
  readonly spec: { readonly [key: string]: any };
  readonly canary: { readonly [key: string]: any };
  readonly blueGreen: { readonly [key: string]: any };
  readonly routing: { readonly [key: string]: any };
  readonly steps: { readonly [key: string]: any }[];
  readonly services: NamedService[];
}

/** Parts of a Rollout. */
export function rolloutOf(object: KubeObject): RolloutShape {
  const spec = record(object.body.spec);
  const { canary, blueGreen } = record(spec.strategy);
  const service = (strategy: string, field: string) => {
    const name = text(record(record(spec.strategy)[strategy])[field]);
    return name ? [{ name, pointer: `/spec/strategy/${strategy}/${field}` }] : [];
  };
  return {
    object,
    spec,
    canary: record(canary),
    blueGreen: record(blueGreen),
    routing: record(record(canary).trafficRouting),
    steps: list(record(canary).steps).map(record),
    services: [
      ...['stableService', 'canaryService'].flatMap(field => service('canary', field)),
      ...['activeService', 'previewService'].flatMap(field => service('blueGreen', field)),
    ],
  };
}

/** A rule about Rollouts alone: where something is wrong, and what. */
export function aboutRollouts(entry: RuleEntry, find: (rollout: RolloutShape) => { at: string; message: string }[]): ObjectRule {
  return {
    entry,
    reads: [ROLLOUT],
    check: objects => objects.of(ROLLOUT).flatMap(object => find(rolloutOf(object))
      .map(({ at, message }) => ({ object, pointer: `/spec${at}`, message: `${nameOf(object)} ${message}` }))),
  };
}
