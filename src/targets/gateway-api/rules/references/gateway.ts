import { KubeObject } from '../../../../analysis/rules/kube-object';
import { list, record } from '../../../../analysis/rules/values';
import { Ref } from '../route';

/** Group and kind of Gateways. */
export const GATEWAY = 'gateway.networking.k8s.io/Gateway';

/** Listeners of a Gateway; those that a reference names, if it names some. */
export function listenersOf(gateway: KubeObject, ref?: Ref): { [key: string]: any }[] {
  const { sectionName } = ref?.value ?? {};
  return list(record(gateway.body.spec).listeners).map(record)
    .filter(({ name, port }) => (sectionName === undefined || sectionName === name) && (ref?.port === undefined || ref.port === port));
}
