import { RolloutPhase } from '../../vocabulary/phase';
import { Analyzer } from '../analyzer';
import { CATALOG, findingOf } from '../catalog';

/** A namespace should be audited before it becomes strict. */
export const skippedAudit: Analyzer = ({ mesh }) => [...mesh.graph.namespaces.values()]
  .filter(namespace => namespace.previousPhase === RolloutPhase.PERMISSIVE && namespace.phase === RolloutPhase.STRICT)
  .map(namespace => findingOf(CATALOG.skippedAudit, namespace.declaration?.path ?? '',
    `phase of namespace '${namespace.name}' should go from permissive to audit first, got: strict`));
