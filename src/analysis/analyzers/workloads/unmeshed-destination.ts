import { TargetRole } from '../../../targets/target';
import { Feature } from '../../../vocabulary/feature';
import { RolloutPhase } from '../../../vocabulary/phase';
import { Analyzer } from '../../analyzer';
import { CATALOG, findingOf } from '../../catalog';
import { callName } from '../../demand';

/** What a strict namespace promises does not hold for a service outside the data plane: everybody may call it. */
export const unmeshedDestination: Analyzer = ({ mesh, acceptedLosses }) => {
  if (!mesh.targets.some(target => target.role === TargetRole.DATA_PLANE)) return [];
  return mesh.graph.calls
    .filter(({ destination }) => destination.owned && !destination.enrolled && destination.namespace.phase === RolloutPhase.STRICT)
    .filter(({ destination, declaration }) =>
      ![...acceptedLosses, ...declaration.acceptedLosses, ...destination.declaration.acceptedLosses].includes(Feature.AUTHORIZATION_BY_IDENTITY))
    .map(call => findingOf(CATALOG.unmeshedDestination, call.declaration.path,
      `destination of ${callName(call)} must be meshed, since namespace '${call.destination.namespace.name}' is strict, `
      + `got: ${call.destination.workload.hostNetwork ? 'pods on the network of their node' : 'a service outside the mesh'}, which admits everybody; `
      + `accept the loss of '${Feature.AUTHORIZATION_BY_IDENTITY}' if that is meant`));
};
