import { KubeObject } from '../../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../../analysis/rules/object-set';
import { Profile } from '../../../../../analysis/rules/profile';
import { annotationsOf, isUsed } from '../../lookup/mesh-signs';
import { withSettings } from '../../lookup/settings';
import { millisecondsOf } from '../../values/durations';

/** Milliseconds of one try and of the whole request, and how often is tried, as a route or Service says. */
export interface Tries {
  readonly object: KubeObject;
  readonly one: number;
  readonly all: number;
  readonly limit: number;
}

/** Where both times are said, and can be read. */
export function triesOf(objects: ObjectSet, profile: Profile): Tries[] {
  return (isUsed(objects, profile) ? withSettings(objects, profile) : []).flatMap(object => {
    const annotations = annotationsOf(object);
    const [one, all] = [millisecondsOf(annotations['retry.linkerd.io/timeout']), millisecondsOf(annotations['timeout.linkerd.io/request'])];
    const limit = Number(annotations['retry.linkerd.io/limit'] ?? 1);
    return one && all ? [{ object, one, all, limit: limit > 0 ? limit : 1 }] : [];
  });
}
