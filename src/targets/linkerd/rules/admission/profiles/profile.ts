import { KubeObject } from '../../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../../analysis/rules/object-set';
import { list, record } from '../../../../../analysis/rules/values';
import { SERVICE_PROFILE } from '../../kinds';

/** A part of a ServiceProfile, and where it is. */
export interface ProfilePart {
  readonly object: KubeObject;
  readonly value: { readonly [key: string]: any };
  readonly pointer: string;
}

/** Routes of all ServiceProfiles. */
export function profileRoutes(objects: ObjectSet): ProfilePart[] {
  return objects.of(SERVICE_PROFILE).flatMap(object => list(record(object.body.spec).routes)
    .map((route, i) => ({ object, value: record(route), pointer: `/spec/routes/${i}` })));
}

/** Conditions of routes, for requests or for responses, with those that are in them. */
export function profileConditions(objects: ObjectSet, of: 'request' | 'response'): ProfilePart[] {
  return profileRoutes(objects).flatMap(({ object, value, pointer }) => {
    const parts = of === 'request' ? [{ value, pointer }]
      : list(value.responseClasses).map((each, i) => ({ value: record(each), pointer: `${pointer}/responseClasses/${i}` }));
    return parts.filter(part => (part.value.condition ?? undefined) !== undefined)
      .flatMap(part => withInner({ object, value: record(part.value.condition), pointer: `${part.pointer}/condition` }));
  });
}

function withInner(condition: ProfilePart): ProfilePart[] {
  const { object, value, pointer } = condition;
  const not = Array.isArray(value.not) || (value.not ?? undefined) === undefined ? [] : [{ value: value.not, pointer: `${pointer}/not` }];
  const inner = ['all', 'any', 'not'].flatMap(key => list(value[key]).map((each, i) => ({ value: each, pointer: `${pointer}/${key}/${i}` })));
  return [condition, ...[...not, ...inner].flatMap(each => withInner({ object, value: record(each.value), pointer: each.pointer }))];
}
