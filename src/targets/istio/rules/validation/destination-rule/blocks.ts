import { KubeObject } from '../../../../../analysis/rules/kube-object';
import { record } from '../../../../../analysis/rules/values';
import { policiesOf, portPoliciesOf, TrafficPolicy } from '../../semantics/balancing/policies';

/** Traffic policies of a DestinationRule: of the host, of subsets and of ports. */
export function everyPolicy(object: KubeObject): TrafficPolicy[] {
  const policies = policiesOf(object);
  return [...policies, ...policies.flatMap(portPoliciesOf)];
}

/** One part of all of them, where it is. */
export function blocksOf(object: KubeObject, field: string): { value: { [key: string]: any }; pointer: string }[] {
  return everyPolicy(object).filter(({ value }) => value[field] !== undefined && value[field] !== null)
    .map(({ value, pointer }) => ({ value: record(value[field]), pointer: `${pointer}/${field}` }));
}
