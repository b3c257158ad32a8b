import { TargetRole } from '../../targets/target';
import { RolloutPhase } from '../../vocabulary/phase';
import { Analyzer } from '../analyzer';
import { CATALOG, findingOf } from '../catalog';
import { callName } from '../demand';

/** A source outside the data plane cannot call a service of a strict namespace. */
export const unmeshedSource: Analyzer = ({ mesh }) => {
  if (!mesh.targets.some(target => target.role === TargetRole.DATA_PLANE)) return [];
  return mesh.graph.calls
    .filter(call => !call.source.workload.meshed && call.destination.workload.meshed && call.destination.namespace.phase === RolloutPhase.STRICT)
    .map(call => findingOf(CATALOG.unmeshedSource, call.declaration.path,
      `${callName(call)} must come from a meshed source, since namespace '${call.destination.namespace.name}' is strict, got: a source outside the mesh`));
};
