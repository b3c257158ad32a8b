import { KubeObject } from '../../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../../analysis/rules/object-set';
import { Profile } from '../../../../../analysis/rules/profile';
import { list, record } from '../../../../../analysis/rules/values';
import { isUsed } from '../../lookup/mesh-signs';
import { backendsOf, Part, rulesOf } from '../../lookup/routes';

/** A filter of a rule or of a backend. */
export function filtersOf(route: KubeObject): Part[] {
  return rulesOf(route).flatMap(rule => [rule, ...backendsOf(rule)]).flatMap(({ value, pointer }) => list(value.filters)
    .map((filter, i) => ({ value: record(filter), pointer: `${pointer}/filters/${i}` })));
}

/** Routes that the webhook looks at: its own kind anyway, those of the Gateway API where Linkerd is used. */
export function reviewedRoutes(objects: ObjectSet, profile: Profile, kinds: string[]): KubeObject[] {
  const used = isUsed(objects, profile);
  return kinds.flatMap(kind => objects.of(kind)).filter(({ group }) => used || group === 'policy.linkerd.io');
}
