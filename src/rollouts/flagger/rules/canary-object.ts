import { KubeObject, nameOf } from '../../../analysis/rules/kube-object';
import { ObjectRule, RuleEntry } from '../../../analysis/rules/rule';
import { list, record, text } from '../../../analysis/rules/values';

/** Group and kind of what rules here are about. */
export const CANARY = 'flagger.app/Canary';

/** A Canary, with what most rules ask of it. */
export interface CanaryShape {
  readonly object: KubeObject;
  readonly namespace: string;
  readonly spec: { readonly [key: string]: any };
  readonly analysis: { readonly [key: string]: any };
  readonly service: { readonly [key: string]: any };
  readonly target: { readonly [key: string]: any };
  readonly provider: string;
}

/** Parts of a Canary. */
export function canaryOf(object: KubeObject): CanaryShape {
  const spec = record(object.body.spec);
  return {
    object,
    namespace: object.namespace,
    spec,
    analysis: record(spec.analysis ?? spec.canaryAnalysis),
    service: record(spec.service),
    target: record(spec.targetRef),
    provider: text(spec.provider) ?? '',
  };
}

/** Matches of the requests that get the new version. */
export function matchesOf({ analysis }: CanaryShape): { [key: string]: any }[] {
  return list(analysis.match).map(record);
}

/** A rule about Canaries alone: where something is wrong, and what. */
export function aboutCanaries(entry: RuleEntry, find: (canary: CanaryShape) => { at: string; message: string } | undefined): ObjectRule {
  return {
    entry,
    reads: [CANARY],
    check: objects => objects.of(CANARY).flatMap(object => {
      const found = find(canaryOf(object));
      return found ? [{ object, pointer: `/spec${found.at}`, message: `${nameOf(object)} ${found.message}` }] : [];
    }),
  };
}
