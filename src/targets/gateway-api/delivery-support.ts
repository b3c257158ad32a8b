import { DeliveryFeature } from '../../vocabulary/release/delivery-feature';
import { ArgoRolloutsOnMesh } from '../deliveries';
import { Support } from '../support';

/** What Flagger does while it promotes, whatever moves the shares. */
export const PROMOTION = Support.full(
  'after the last step the primary is rolled to the new version while it still serves its share: from there to all requests nothing is analysed');

/** Flagger by routes of the Gateway API: what its router does, whatever reads them. */
export const FLAGGER_BY_ROUTES = {
  [DeliveryFeature.PROGRESSIVE]: PROMOTION,
  [DeliveryFeature.BLUE_GREEN]: Support.full(),
  [DeliveryFeature.AB_TEST]: Support.full(),
  [DeliveryFeature.AB_TEST_BY_SEVERAL_HEADERS]: Support.none(
    'Flagger writes several headers of one match in random order, and begins anew each time it finds them in another one than it wrote',
    'tell requests by one header or cookie'),
  [DeliveryFeature.TCP]: Support.none('Flagger makes HTTPRoutes only', 'release by Delivery.staged() and ReleaseStrategy.blueGreen()'),
  [DeliveryFeature.MIRRORING]: Support.none(
    'Flagger adds no mirror to an HTTPRoute of a release by weights, and waits for it for ever',
    'begin with a small weight, or release by Delivery.staged()'),
};

/** Argo Rollouts by its plugin for the Gateway API. */
export const ARGO_BY_ROUTES: Record<ArgoRolloutsOnMesh, Support> = {
  [DeliveryFeature.PROGRESSIVE]: Support.full('Argo Rollouts needs its plugin for the Gateway API, and leave to change HTTPRoutes and GRPCRoutes'),
  [DeliveryFeature.AB_TEST]: Support.full(),
  [DeliveryFeature.PREVIEW]: Support.full(),
  [DeliveryFeature.TCP]: Support.none(
    'TCPRoutes are not read by this mesh', 'release by ReleaseStrategy.blueGreen()'),
  [DeliveryFeature.MIRRORING]: Support.none(
    'the plugin for the Gateway API says that it mirrors, and does nothing', 'begin with a small weight, or release by Delivery.staged()'),
  [DeliveryFeature.OBJECTIVES]: Support.full(),
};
