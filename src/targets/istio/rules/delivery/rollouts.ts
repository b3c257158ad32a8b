import { KubeObject } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { list, record, text } from '../../../../analysis/rules/values';

/** Group and kind of releases by Argo Rollouts. */
export const ROLLOUT = 'argoproj.io/Rollout';

const PLACE = '/spec/strategy/canary/trafficRouting/istio';

/** An object that a Rollout changes, and where it is named. */
export interface Named {
  readonly rollout: KubeObject;
  readonly namespace: string;
  readonly name: string;
  /** What else is said where it is named. */
  readonly value: { [key: string]: any };
  readonly pointer: string;
}

function routingsOf(objects: ObjectSet): { rollout: KubeObject; routing: { [key: string]: any } }[] {
  return objects.of(ROLLOUT).map(rollout => {
    const { canary } = record(record(rollout.body.spec).strategy);
    return { rollout, routing: record(record(record(canary).trafficRouting).istio) };
  });
}

/** VirtualServices whose weights Rollouts set: `name`, or `name.namespace`. */
export function virtualServicesOf(objects: ObjectSet): Named[] {
  return routingsOf(objects).flatMap(({ rollout, routing: { virtualService, virtualServices } }) => {
    const several = list(virtualServices).map((value, i) => ({ value: record(value), pointer: `${PLACE}/virtualServices/${i}` }));
    return [{ value: record(virtualService), pointer: `${PLACE}/virtualService` }, ...several].flatMap(({ value, pointer }) => {
      const [name, namespace = rollout.namespace] = (text(value.name) ?? '').split('.');
      return name === '' ? [] : [{ rollout, namespace, name, value, pointer }];
    });
  });
}

/** DestinationRules whose subsets Rollouts set. */
export function destinationRulesOf(objects: ObjectSet): Named[] {
  return routingsOf(objects).flatMap(({ rollout, routing }) => {
    const value = record(routing.destinationRule);
    return text(value.name) ? [{ rollout, namespace: rollout.namespace, name: value.name, value, pointer: `${PLACE}/destinationRule` }] : [];
  });
}
