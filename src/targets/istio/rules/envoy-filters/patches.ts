import { KubeObject } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { list, record, text } from '../../../../analysis/rules/values';
import { ENVOY_FILTER } from '../lookup/kinds';

/** A patch of an EnvoyFilter. */
export interface Patch {
  readonly object: KubeObject;
  readonly pointer: string;
  readonly applyTo: string;
  readonly operation: string;
  /** Name of the filter that is put in or looked for. */
  readonly filter: string;
  /** Whether it is for one version of the proxy. */
  readonly versioned: boolean;
  readonly priority: number;
}

/** Patches of all EnvoyFilters. */
export function patchesOf(objects: ObjectSet): Patch[] {
  return objects.of(ENVOY_FILTER).flatMap(object => list(record(object.body.spec).configPatches).map((each, i) => {
    const { applyTo, match, patch } = record(each);
    const searched = record(record(record(record(match).listener).filterChain).filter).name;
    return {
      object,
      pointer: `/spec/configPatches/${i}`,
      applyTo: text(applyTo) ?? '',
      operation: text(record(patch).operation) ?? '',
      filter: text(record(record(patch).value).name) ?? text(searched) ?? '',
      versioned: Boolean(record(record(match).proxy).proxyVersion),
      priority: Number(record(object.body.spec).priority ?? 0),
    };
  }));
}

/** Whether where a patch goes depends on patches before it, of which there is no order. */
export function isRelative({ operation, applyTo, priority }: Patch): boolean {
  const relative = ['INSERT_BEFORE', 'INSERT_AFTER'].includes(operation) || (operation === 'REMOVE' && applyTo !== 'ROUTE_CONFIGURATION')
    || (operation === 'REPLACE' && ['NETWORK_FILTER', 'HTTP_FILTER', 'VIRTUAL_HOST'].includes(applyTo));
  return relative && priority === 0;
}
