import { AddressRange, rangeOf } from '../../../../../analysis/rules/address-range';
import { KubeObject } from '../../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../../analysis/rules/object-set';
import { list, record } from '../../../../../analysis/rules/values';
import { EGRESS_NETWORK, NETWORK_AUTHENTICATION, SERVER_AUTHORIZATION } from '../../kinds';

/** A network of an object, and where it is. */
export interface Network {
  readonly object: KubeObject;
  readonly cidr: unknown;
  readonly except: unknown[];
  readonly pointer: string;
}

/** Kinds that have networks. */
export const KINDS = [NETWORK_AUTHENTICATION, EGRESS_NETWORK, SERVER_AUTHORIZATION];

/** Networks of all objects that have some. */
export function networksOf(objects: ObjectSet): Network[] {
  return KINDS.flatMap(kind => objects.of(kind)).flatMap(object => {
    const spec = record(object.body.spec);
    const [networks, at] = object.kind === 'ServerAuthorization' ? [record(spec.client).networks, '/spec/client'] : [spec.networks, '/spec'];
    return list(networks).map(record).map(({ cidr, except }, i) => ({ object, cidr, except: list(except), pointer: `${at}/networks/${i}` }));
  });
}

/** What networks except, where both can be read. */
export function exceptionsOf(objects: ObjectSet): (Network & { outer: AddressRange; inner: AddressRange; exception: unknown })[] {
  return networksOf(objects).flatMap(network => network.except.flatMap((exception, i) => {
    const [outer, inner] = [rangeOf(network.cidr), rangeOf(exception)];
    return outer && inner ? [{ ...network, outer, inner, exception, pointer: `${network.pointer}/except/${i}` }] : [];
  }));
}
