import { KubeObject } from '../../../../../analysis/rules/kube-object';
import { list, record } from '../../../../../analysis/rules/values';

export const GATEWAY = 'networking.istio.io/Gateway';

/** A server of a Gateway, and where it is. */
export interface Server {
  readonly value: { [key: string]: any };
  readonly port: { [key: string]: any };
  readonly pointer: string;
}

/** Servers of a Gateway. */
export function serversOf(object: KubeObject): Server[] {
  return list(record(object.body.spec).servers).map(record)
    .map((value, i) => ({ value, port: record(value.port), pointer: `/spec/servers/${i}` }));
}
