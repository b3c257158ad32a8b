import { KubeObject } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { list, record } from '../../../../analysis/rules/values';
import { gatewayName, gatewaysOf } from '../lookup/destinations';
import { GATEWAY, VIRTUAL_SERVICE } from '../lookup/kinds';

/** A VirtualService that routes by claims of tokens. */
export interface ClaimRoute {
  readonly object: KubeObject;
  /** Pointer to the first match with a claim. */
  readonly pointer: string;
  /** Those of its Gateways that are there. */
  readonly gateways: KubeObject[];
}

/** VirtualServices that route by claims of tokens. */
export function claimRoutesOf(objects: ObjectSet): ClaimRoute[] {
  return objects.of(VIRTUAL_SERVICE).flatMap(object => {
    const pointer = claimOf(object);
    const gateways = gatewaysOf(object).map(each => gatewayName(each, object.namespace))
      .flatMap(({ namespace, name }) => objects.find(GATEWAY, namespace, name) ?? []);
    return pointer === undefined ? [] : [{ object, pointer, gateways }];
  });
}

function claimOf({ body }: KubeObject): string | undefined {
  const pointers = list(record(body.spec).http).flatMap((route, i) => list(record(route).match).flatMap((match, j) =>
    [...Object.keys(record(record(match).headers)), ...Object.keys(record(record(match).withoutHeaders))]
      .filter(header => /^@request\.auth\.claims(\..|\[.+\]$)/i.test(header)).map(() => `/spec/http/${i}/match/${j}`)));
  return pointers[0];
}
