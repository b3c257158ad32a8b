import { KubeObject } from '../../../../../analysis/rules/kube-object';
import { list, record } from '../../../../../analysis/rules/values';
import { routesOf } from '../../semantics/traffic';

/** Names of Gateways that a VirtualService and its matches refer to. */
export function gatewayNamesOf(object: KubeObject): { name: string; pointer: string }[] {
  const matches = routesOf(object, ['http', 'tls', 'tcp']).flatMap(({ value, pointer }) =>
    list(value.match).map((match, i) => ({ names: record(match).gateways, pointer: `${pointer}/match/${i}/gateways` })));
  return [{ names: record(object.body.spec).gateways, pointer: '/spec/gateways' }, ...matches]
    .flatMap(({ names, pointer }) => list(names).map((name, i) => ({ name: String(name), pointer: `${pointer}/${i}` })));
}
