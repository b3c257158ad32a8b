import { StrategyKind } from '../../vocabulary/release/strategy';
import { ControlledRelease, controllerTraffic } from '../controlled';

/** What whoever applies the objects must leave alone. */
export function argoRolloutsHints({ spec, service, target, originals }: ControlledRelease): string[] {
  const { service: { name, namespace }, delivery } = spec;
  const blueGreen = spec.strategy.kind === StrategyKind.BLUE_GREEN;
  const services = [...blueGreen ? [name] : [], ...controllerTraffic(spec).tracks.map(track => track.name)];
  const { virtualService, plugins } = routingOf(target.releaseFacts(service, delivery).argoRollouts?.trafficRouting);
  const rules = [
    ...services.map(each => `{ kind: Service, name: ${each}, namespace: ${namespace}, jsonPointers: [/spec/selector] }`),
    ...blueGreen ? [] : virtualService.map(each => `{ kind: VirtualService, name: ${each}, namespace: ${namespace}, jsonPointers: [/spec/http, /spec/tcp] }`),
    ...blueGreen ? [] : plugins.map(each => `{ kind: ${each.kind}, name: ${each.name}, namespace: ${namespace}, jqPathExpressions: ['.spec.rules[].backendRefs[].weight'] }`),
    ...delivery.workloadRef ? [`{ group: apps, kind: Deployment, name: ${originals.deployment().metadata.name}, namespace: ${namespace}, jsonPointers: [/spec/replicas] }`] : [],
  ];
  return [
    'Argo Rollouts changes what Services select and the shares in routes. '
    + `Argo CD: ignoreDifferences [${rules.join(', ')}] with syncOptions [RespectIgnoreDifferences=true, ServerSideApply=true]; `
    + 'Flux: annotate these objects with kustomize.toolkit.fluxcd.io/reconcile: disabled while a release goes on',
    'kubectl: apply nothing while a release goes on, since shares and what Services select would be undone for a moment; '
    + `begin it by the Rollout alone where you apply on the server and force conflicts${blueGreen ? ', else it is promoted without a preview' : ''}`,
  ];
}

/** Routes that the controller changes, whatever way it finds them. */
function routingOf(trafficRouting: any): { virtualService: string[]; plugins: { kind: string; name: string }[] } {
  const groups: any[] = Object.values(trafficRouting ?? {});
  const named = (kind: string, field: string) => groups.flatMap(group => Object.values<any>(group)).flatMap(config => config[field] ?? [])
    .map(({ name }: any) => ({ kind, name }));
  return {
    virtualService: groups.flatMap(({ virtualService }) => virtualService ? [virtualService.name] : []),
    plugins: [...named('HTTPRoute', 'httpRoutes'), ...named('GRPCRoute', 'grpcRoutes')],
  };
}
