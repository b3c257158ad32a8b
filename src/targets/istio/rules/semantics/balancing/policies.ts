import { KubeObject } from '../../../../../analysis/rules/kube-object';
import { list, record } from '../../../../../analysis/rules/values';

/** A traffic policy of a DestinationRule, and where it is. */
export interface TrafficPolicy {
  readonly object: KubeObject;
  readonly value: { [key: string]: any };
  readonly pointer: string;
}

/** Traffic policies of the host and of its subsets. */
export function policiesOf(object: KubeObject): TrafficPolicy[] {
  const { trafficPolicy, subsets } = record(object.body.spec);
  return [
    { object, value: record(trafficPolicy), pointer: '/spec/trafficPolicy' },
    ...list(subsets).map((subset, i) => ({ object, value: record(record(subset).trafficPolicy), pointer: `/spec/subsets/${i}/trafficPolicy` })),
  ];
}

/** Those of ports within a traffic policy. */
export function portPoliciesOf({ object, value, pointer }: TrafficPolicy): TrafficPolicy[] {
  return list(value.portLevelSettings).map((each, i) => ({ object, value: record(each), pointer: `${pointer}/portLevelSettings/${i}` }));
}
