import { CallNode } from '../../../private/graph/call-node';
import { TargetRole } from '../../../targets/target';
import { Feature } from '../../../vocabulary/feature';
import { RolloutPhase } from '../../../vocabulary/phase';
import { Analyzer } from '../../analyzer';
import { CATALOG, findingOf } from '../../catalog';
import { callName } from '../../demand';

/** Timeouts, retries and circuit breaking that no proxy reads, since an end of the call is not in the data plane. */
export const idleRules: Analyzer = ({ mesh, acceptedLosses }) => {
  if (!mesh.targets.some(target => target.role === TargetRole.DATA_PLANE)) return [];
  return mesh.graph.calls.flatMap(call => {
    const reason = reasonOf(call);
    const lost = askedOf(call).filter(feature => ![...acceptedLosses, ...call.declaration.acceptedLosses].includes(feature));
    if (reason === undefined || lost.length === 0) return [];
    return [findingOf(CATALOG.idleRules, call.declaration.path,
      `${lost.join(', ')} of ${callName(call)} must be read by a proxy, got: ${reason}; leave them out, or accept their loss by name`)];
  });
};

function reasonOf({ authenticated, destination }: CallNode): string | undefined {
  if (destination.namespace.phase === RolloutPhase.DISABLED) return `namespace '${destination.namespace.name}' in phase disabled`;
  return authenticated ? undefined : 'a source outside the data plane of the destination';
}

function askedOf(call: CallNode): Feature[] {
  const asked: [boolean, Feature][] = [
    [call.timeoutMillis !== undefined, Feature.TIMEOUTS],
    [(call.retries?.attempts ?? 0) > 0, Feature.RETRIES],
    [call.circuitBreaker !== undefined, Feature.CIRCUIT_BREAKING],
  ];
  return asked.filter(([holds]) => holds).map(([, feature]) => feature);
}
