import { TargetRole } from '../../../targets/target';
import { RolloutPhase } from '../../../vocabulary/phase';
import { Analyzer } from '../../analyzer';
import { CATALOG, findingOf } from '../../catalog';
import { callName } from '../../demand';

const REFUSING = [RolloutPhase.AUDIT, RolloutPhase.STRICT];

/** A source outside the data plane of a strict namespace has no identity there, and cannot call its services. */
export const unmeshedSource: Analyzer = ({ mesh }) => {
  if (!mesh.targets.some(target => target.role === TargetRole.DATA_PLANE)) return [];
  return mesh.graph.calls
    .filter(call => !call.authenticated && call.destination.enrolled && REFUSING.includes(call.destination.namespace.phase))
    .map(call => {
      const { source, destination } = call;
      const { name, phase } = destination.namespace;
      const strict = phase === RolloutPhase.STRICT;
      const got = source.enrolled
        ? `a source in data plane '${source.namespace.dataPlane}', expected: one in '${destination.namespace.dataPlane}'`
        : 'a source outside the mesh';
      return findingOf(strict ? CATALOG.unmeshedSource : CATALOG.refusedLater, call.declaration.path,
        `${callName(call)} must come from a meshed source${strict ? ', since' : ' before'} namespace '${name}' is strict, got: ${got}`);
    });
};
