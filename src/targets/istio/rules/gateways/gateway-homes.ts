import { KubeObject } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { list, record } from '../../../../analysis/rules/values';
import { GATEWAY } from '../lookup/kinds';
import { PodsAnywhere, selectorOf } from '../lookup/pods-anywhere';

/** A server of a Gateway. */
export interface GatewayServer {
  readonly gateway: KubeObject;
  readonly pointer: string;
  readonly server: { [key: string]: any };
  readonly port: { [key: string]: any };
  readonly tls: { [key: string]: any };
}

/** Servers of a Gateway. */
export function serversOf(gateway: KubeObject): GatewayServer[] {
  return list(record(gateway.body.spec).servers).map((each, i) => ({
    gateway, pointer: `/spec/servers/${i}`, server: record(each), port: record(record(each).port), tls: record(record(each).tls),
  }));
}

/** A server, another one of the same key, and the key. */
export interface SharedServer {
  readonly own: GatewayServer;
  readonly other: GatewayServer;
  readonly key: string;
}

/** Servers of different Gateways that are at the same pods and have the same key, each with another one. */
export function sharedServers(objects: ObjectSet, keysOf: (server: GatewayServer) => string[]): SharedServer[] {
  const pods = new PodsAnywhere(objects);
  const first = new Map<string, GatewayServer>();
  const told = new Map<string, SharedServer>();
  for (const own of objects.of(GATEWAY).flatMap(serversOf)) {
    for (const key of keysOf(own)) {
      for (const home of homesOf(own.gateway, pods)) {
        const at = `${home} ${key}`;
        const other = first.get(at);
        if (!other) first.set(at, own);
        if (!other || other.gateway === own.gateway) continue;
        tell(told, own, other, key);
        tell(told, other, own, key);
      }
    }
  }
  return [...told.values()];
}

function tell(told: Map<string, SharedServer>, own: GatewayServer, other: GatewayServer, key: string): void {
  const at = `${own.gateway.index} ${own.pointer}`;
  if (!told.has(at)) told.set(at, { own, other, key });
}

/** What two Gateways have in common if they are at the same pods: their selector, or a pod. */
function homesOf(gateway: KubeObject, pods: PodsAnywhere): string[] {
  const selector = selectorOf(gateway);
  const written = Object.keys(selector).sort().map(key => `${key}=${selector[key]}`).join(',');
  return [written, ...pods.having(selector).map(({ owner }) => `#${owner.index}`)];
}
