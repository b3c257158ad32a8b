import { Layers } from './rules';
import { Ztunnel } from '../../ambient/ztunnel';

const ROUTES = ['HTTPRoute', 'GRPCRoute', 'TCPRoute'];

/** Rules about requests that nobody reads: those attached to a Service that ztunnel leads to no waypoint. */
export function rulesBesideWaypoints(objects: any[], layers: Layers): string[] {
  const ztunnel = new Ztunnel(layers);
  return objects.flatMap(object => attachedTo(object).filter(({ namespace, name }) =>
    ztunnel.service(`${name}.${namespace}.svc.cluster.local`)?.waypoint === undefined)
    .map(({ namespace, name }) => `${object.kind} ${object.metadata.name} is attached to ${namespace}/${name}, which has no waypoint`));
}

/** Services that an object is attached to. */
function attachedTo({ kind, metadata, spec }: any): { namespace: string; name: string }[] {
  const refs = ROUTES.includes(kind) ? spec.parentRefs ?? [] : kind === 'AuthorizationPolicy' ? spec.targetRefs ?? [] : [];
  return refs.filter((ref: any) => ref.kind === 'Service').map(({ name, namespace = metadata.namespace }: any) => ({ namespace, name }));
}
