import { gitOpsHints } from '../../../rollouts/deliveries';
import { DeliveryKind } from '../../../vocabulary/release/delivery';
import { Analyzer } from '../../analyzer';
import { CATALOG, findingOf } from '../../catalog';
import { nameOf } from '../../demand';

/** A controller changes objects that are in git: whoever applies them must know. */
export const deliveryHints: Analyzer = ({ mesh }) => mesh.graph.services.flatMap(service => {
  const { spec, originals, declaration } = service.released ?? {};
  if (!spec || spec.delivery.kind === DeliveryKind.STAGED) return [];
  const [target] = mesh.carriersIn(service.namespace);
  return gitOpsHints({ spec, originals: originals!, service, target })
    .map(hint => findingOf(CATALOG.deliveryNote, declaration!.path, `release of '${nameOf(service)}': ${hint}`));
});
