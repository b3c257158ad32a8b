import { KubeObject } from '../../../../analysis/rules/kube-object';
import { selectorOf } from '../../../../analysis/rules/label-selector';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { record, text } from '../../../../analysis/rules/values';

/** Group and kind of releases by Flagger. */
export const CANARY = 'flagger.app/Canary';

const LABELS = ['app', 'name', 'app.kubernetes.io/name'];

/** What a Canary says of its analysis. */
export function analysisOf({ body }: KubeObject): { [key: string]: any } {
  const { analysis, canaryAnalysis } = record(body.spec);
  return record(analysis ?? canaryAnalysis);
}

/** Labels that are other ones at the primary, by namespace, key and value. */
export function rewrittenLabels(objects: ObjectSet): Map<string, KubeObject> {
  return new Map(objects.of(CANARY).flatMap(canary => {
    const name = text(record(record(canary.body.spec).targetRef).name) ?? '';
    const { matchLabels } = selectorOf(record(objects.find('apps/Deployment', canary.namespace, name)?.body.spec).selector);
    const label = LABELS.find(each => each in matchLabels);
    return label ? [[labelKey(canary.namespace, label, matchLabels[label]), canary] as const] : [];
  }));
}

/** A label in a namespace. */
export function labelKey(namespace: string, key: string, value: string): string {
  return JSON.stringify([namespace, key, value]);
}
