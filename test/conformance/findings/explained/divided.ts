import { Instance, pointed } from './explanation';
import { destinationsOf, gatewaysOf } from '../../../../src/targets/istio/rules/lookup/destinations';
import { hostKey } from '../../../../src/targets/istio/rules/lookup/hosts';

const OF_HTTP = /^\/spec\/http\/\d+\/route\//;

/** A subset of a host to which a VirtualService of the mesh sends requests for this host. */
interface Part {
  /** Whether it is in a route of HTTP, where the analyzer looks. */
  readonly http: boolean;
  /** Whether the host is written as in the route of the gateway. */
  readonly asWritten: boolean;
}

/** Whether other VirtualServices divide the host of a gateway's route only where it is written in another way. */
export function isWrittenOtherwise(instance: Instance): boolean {
  const parts = partsOf(instance).filter(({ http }) => http);
  return parts.length > 0 && parts.every(({ asWritten }) => !asWritten);
}

/** Whether other VirtualServices divide the host of a gateway's route, and none in a route of HTTP. */
export function isDividedElsewhere(instance: Instance): boolean {
  const parts = partsOf(instance);
  return parts.length > 0 && parts.every(({ http }) => !http);
}

/** How other VirtualServices of the mesh divide the host of a gateway's route to all of it. */
function partsOf(instance: Instance): Part[] {
  const { object, objects, difference } = instance;
  const { host, subset } = pointed(instance);
  if (subset !== undefined || gatewaysOf(object).every(each => each === 'mesh') || !OF_HTTP.test(difference.pointer!)) return [];
  const key = hostKey(host, object.namespace);
  const others = objects.of('networking.istio.io/VirtualService').filter(each => each !== object && gatewaysOf(each).includes('mesh'));
  return others.flatMap(other => {
    const hosts: string[] = other.body.spec.hosts.filter((each: string) => hostKey(each, other.namespace) === key);
    const to = destinationsOf(other).filter(each => each.subset !== undefined && hostKey(each.host, other.namespace) === key);
    return hosts.length === 0 ? [] : to.map(each => ({ http: OF_HTTP.test(each.pointer), asWritten: each.host === host && hosts.includes(host) }));
  });
}
