import { Finding } from '../../report/finding';
import { IMeshTarget, SupportLevel, TargetRole } from '../../targets/target';
import { Feature } from '../../vocabulary/feature';
import { Analyzer } from '../analyzer';
import { CATALOG, CatalogEntry, findingOf } from '../catalog';
import { Demand, demandsOf } from '../demand';

/**
 * Every feature that is asked must be carried by every data plane; where there is none, by the complements.
 *
 * What is carried with a difference, accepted as lost, or left to the data planes is told too: nothing is dropped silently.
 */
export const unsupportedFeature: Analyzer = context => {
  const { targets } = context.mesh;
  const dataPlanes = targets.filter(target => target.role === TargetRole.DATA_PLANE);
  const responsible = new Set(dataPlanes.length > 0 ? dataPlanes : targets);
  const isAsked = context.errorsOnly ? (feature: Feature) => [...responsible].some(target => isLost(target, feature)) : () => true;
  return demandsOf(context, isAsked).flatMap(demand =>
    targets.flatMap(target => judge(demand, target, responsible.has(target), context.acceptedLosses)));
};

function isLost(target: IMeshTarget, feature: Feature): boolean {
  return target.support(feature)?.level === SupportLevel.NONE;
}

function judge(demand: Demand, target: IMeshTarget, responsible: boolean, acceptedLosses: Feature[]): Finding[] {
  const support = target.support(demand.feature);
  const tell = (kind: CatalogEntry, verb: string) =>
    [findingOf(kind, demand.declaration.path, [
      `${demand.who()} asks for ${demand.feature}, which target '${target.name}' ${verb}: ${support.reason}`,
      support.alternative && `nearest alternative: ${support.alternative}`,
    ].filter(Boolean).join('; '))];
  const accepted = [...acceptedLosses, ...demand.declaration.acceptedLosses].includes(demand.feature);
  switch (support.level) {
    case SupportLevel.NONE:
      if (!responsible) return tell(CATALOG.uncarriedByComplement, 'leaves to the data planes');
      return accepted ? tell(CATALOG.acceptedLoss, 'does not carry (accepted)') : tell(CATALOG.unsupportedFeature, 'does not carry');
    case SupportLevel.PARTIAL:
      return responsible ? tell(CATALOG.partlySupportedFeature, 'carries in part') : tell(CATALOG.uncarriedByComplement, 'carries in part');
    case SupportLevel.FULL:
      return support.reason === undefined ? [] : tell(CATALOG.supportNote, 'carries');
    default:
      return [];
  }
}
