import { list, record, text } from '../../../../analysis/rules/values';
import { RolloutShape } from '../rollout-object';

/** Group and kind of routes whose weights the plugin sets. */
export const ROUTE = 'gateway.networking.k8s.io/HTTPRoute';

/** Name of the plugin for the Gateway API. */
export const PLUGIN = 'argoproj-labs/gatewayAPI';

/** Names of HTTPRoutes whose weights the plugin sets. */
export function pluginRoutesOf({ routing, object }: RolloutShape): { name: string; namespace: string }[] {
  const { httpRoute, httpRoutes, namespace } = record(record(routing.plugins)[PLUGIN]);
  return [httpRoute, ...list(httpRoutes).map(each => record(each).name)]
    .flatMap(name => text(name) ? [{ name, namespace: text(namespace) ?? object.namespace }] : []);
}
