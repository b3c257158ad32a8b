import { ServiceNode } from '../../../private/graph/service-node';
import { Finding } from '../../../report/finding';
import { trySupportOf } from '../../../rollouts/deliveries';
import { ReleaseSpec } from '../../../rollouts/spec';
import { IMeshTarget, Support, SupportLevel } from '../../../targets/target';
import { DeliveryKind } from '../../../vocabulary/release/delivery';
import { DeliveryFeature } from '../../../vocabulary/release/delivery-feature';
import { Analyzer } from '../../analyzer';
import { CATALOG, CatalogEntry, findingOf } from '../../catalog';
import { deliveryDemands } from '../../delivery/demands';
import { ACCEPTABLE } from '../../delivery/losses';
import { nameOf } from '../../demand';

/** Everything that a release asks for must be carried by the controller that carries it out; what is not is told, and nothing is dropped silently. */
export const uncarriedByDelivery: Analyzer = ({ mesh, acceptedLosses }) => mesh.graph.services.flatMap(service => {
  const { spec, declaration } = service.released ?? {};
  if (!spec || spec.delivery.kind === DeliveryKind.STAGED) return [];
  const carriers = mesh.carriersIn(service.namespace);
  if (carriers.length > 1) {
    const names = carriers.map(({ name }) => `'${name}'`).join(' and ');
    return [findingOf(CATALOG.uncarriedByDelivery, declaration!.path,
      `release of '${nameOf(service)}' by ${spec.delivery.kind} must be on one data plane, got: ${names}; nearest alternative: say dataPlane of the namespace`)];
  }
  const accepted = [...acceptedLosses, ...declaration!.acceptedLosses];
  return judge(service, spec, carriers[0], feature => accepted.some(loss => ACCEPTABLE[feature] === loss));
});

function judge(service: ServiceNode, spec: ReleaseSpec, target: IMeshTarget, isAccepted: (feature: DeliveryFeature) => boolean): Finding[] {
  const { path } = service.released!.declaration;
  const support = trySupportOf(spec.delivery, target.releaseFacts(service, spec.delivery));
  if (!support) {
    return [findingOf(CATALOG.uncarriedByDelivery, path,
      `release of '${nameOf(service)}' cannot be carried out by ${spec.delivery.kind} on target '${target.name}'; nearest alternative: release by Delivery.staged()`)];
  }
  return deliveryDemands(service, spec).flatMap(feature => {
    const told = tellingOf(support[feature], isAccepted(feature));
    if (!told) return [];
    const asks = `release of '${nameOf(service)}' asks for ${feature}, which delivery '${spec.delivery.kind}' ${told.verb} on target '${target.name}'`;
    const { reason, alternative } = support[feature];
    return [findingOf(told.kind, path, [`${asks}: ${reason}`, alternative && `nearest alternative: ${alternative}`].filter(Boolean).join('; '))];
  });
}

function tellingOf({ level, reason }: Support, accepted: boolean): { kind: CatalogEntry; verb: string } | undefined {
  switch (level) {
    case SupportLevel.NONE:
      return accepted ? { kind: CATALOG.acceptedDeliveryLoss, verb: 'does not carry (accepted)' } : { kind: CATALOG.uncarriedByDelivery, verb: 'does not carry' };
    case SupportLevel.PARTIAL: return { kind: CATALOG.partlyCarriedByDelivery, verb: 'carries in part' };
    default: return reason === undefined ? undefined : { kind: CATALOG.deliveryNote, verb: 'carries' };
  }
}
