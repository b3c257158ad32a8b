import { TargetRole } from '../../../targets/target';
import { RolloutPhase } from '../../../vocabulary/phase';
import { Analyzer } from '../../analyzer';
import { CATALOG, findingOf } from '../../catalog';
import { callName } from '../../demand';

/** A source outside the data plane of a strict namespace has no identity there, and cannot call its services. */
export const unmeshedSource: Analyzer = ({ mesh }) => {
  if (!mesh.targets.some(target => target.role === TargetRole.DATA_PLANE)) return [];
  return mesh.graph.calls
    .filter(call => !call.authenticated && call.destination.enrolled && call.destination.namespace.phase === RolloutPhase.STRICT)
    .map(call => {
      const { source, destination } = call;
      const got = source.enrolled
        ? `a source in data plane '${source.namespace.dataPlane}', expected: one in '${destination.namespace.dataPlane}'`
        : 'a source outside the mesh';
      return findingOf(CATALOG.unmeshedSource, call.declaration.path,
        `${callName(call)} must come from a meshed source, since namespace '${destination.namespace.name}' is strict, got: ${got}`);
    });
};
