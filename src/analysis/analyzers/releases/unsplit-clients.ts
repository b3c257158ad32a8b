import { ServiceNode } from '../../../private/graph/service-node';
import { Finding } from '../../../report/finding';
import { SupportLevel } from '../../../targets/target';
import { Feature } from '../../../vocabulary/feature';
import { StableCapacity } from '../../../vocabulary/release/capacity';
import { AnalysisContext, Analyzer } from '../../analyzer';
import { CATALOG, findingOf } from '../../catalog';
import { nameOf } from '../../demand';

const SPLITS = [Feature.TRAFFIC_SPLIT, Feature.TCP_TRAFFIC_SPLIT];

/** Where pods of the stable version follow its share, or versions are subsets, every request must be split: whoever is not told apart meets too few pods, or both. */
export const unsplitClients: Analyzer = context => context.mesh.graph.services
  .filter(({ released }) => released && (released.spec.subsets || released.spec.stableCapacity === StableCapacity.FOLLOW))
  .flatMap(service => [...lostSplits(context, service), ...unseenSources(service)]);

/** Subsets that a target does not carry are told as that, and accepted as that. */
function lostSplits({ mesh }: AnalysisContext, service: ServiceNode): Finding[] {
  if (service.released!.spec.subsets) return [];
  return mesh.carriersIn(service.namespace).flatMap(target => SPLITS
    .filter(feature => service.released!.features.includes(feature) && target.support(feature).level === SupportLevel.NONE)
    .map(feature => tell(service, `${feature}, which target '${target.name}' does not carry`)));
}

function unseenSources(service: ServiceNode): Finding[] {
  const sources = new Set(service.inbound.filter(({ authenticated }) => !authenticated).map(({ source }) => source));
  return [...sources].map(source => tell(service, `calls from '${nameOf(source)}', which is in no data plane that tells versions apart`));
}

function tell(service: ServiceNode, got: string): Finding {
  const { spec, declaration } = service.released!;
  const why = spec.subsets ? 'SplitLevel.SUBSET' : 'StableCapacity.FOLLOW';
  return findingOf(CATALOG.unsplitClients, declaration.path,
    `every request to '${nameOf(service)}' must be split between its versions with ${why}, got: ${got}; leave out ${why}`);
}
