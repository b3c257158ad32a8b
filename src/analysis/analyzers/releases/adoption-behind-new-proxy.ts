import { ServiceNode } from '../../../private/graph/service-node';
import { IMeshTarget } from '../../../targets/target';
import { RolloutPhase } from '../../../vocabulary/phase';
import { Analyzer } from '../../analyzer';
import { CATALOG, findingOf } from '../../catalog';
import { nameOf } from '../../demand';

/**
 * A running service that gets a proxy in between only by its release: while Service and policies arrive, calls take the old way and are
 * refused by the new policies, or the other way round. Where no policy refuses anything, nothing is lost.
 */
export const adoptionBehindNewProxy: Analyzer = ({ mesh }) => mesh.graph.services
  .filter(({ released, namespace }) => released?.adopting && namespace.phase === RolloutPhase.STRICT)
  .flatMap(service => mesh.targetsFor(service.namespace).filter(target => isNewBehind(target, service)).map(target =>
    findingOf(CATALOG.adoptionBehindNewProxy, service.released!.declaration.path,
      `service '${nameOf(service)}' must be behind the proxies of '${target.name}' that its release needs before it is adopted in a strict namespace, `
      + 'got: no call or rule that needs them yet; move the namespace to RolloutPhase.PERMISSIVE for the adoption, or until the service is behind them')));

function isNewBehind(target: IMeshTarget, service: ServiceNode): boolean {
  const before = Object.create(service, { asked: { value: service.askedBeside }, release: { value: undefined } });
  return JSON.stringify(target.intermediariesOf(before)) !== JSON.stringify(target.intermediariesOf(service));
}
