import { KubeObject } from '../../../../../analysis/rules/kube-object';
import { list, record } from '../../../../../analysis/rules/values';
import { routesOf } from '../../semantics/traffic';

/** A name of a Gateway, and where it is. */
export interface GatewayName {
  readonly name: string;
  readonly pointer: string;
}

/** Lists of names of Gateways: of a VirtualService, and of each of its matches. */
export function gatewayListsOf(object: KubeObject): GatewayName[][] {
  const matches = routesOf(object, ['http', 'tls', 'tcp']).flatMap(({ value, pointer }) =>
    list(value.match).map((match, i) => ({ names: record(match).gateways, pointer: `${pointer}/match/${i}/gateways` })));
  return [{ names: record(object.body.spec).gateways, pointer: '/spec/gateways' }, ...matches]
    .map(({ names, pointer }) => list(names).map((name, i) => ({ name: String(name), pointer: `${pointer}/${i}` })));
}

/** Names of Gateways that a VirtualService and its matches refer to. */
export function gatewayNamesOf(object: KubeObject): GatewayName[] {
  return gatewayListsOf(object).flat();
}
