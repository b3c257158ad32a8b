import { DeliveryFeature } from '../vocabulary/release/delivery-feature';

/** What of Flagger differs from mesh to mesh. */
export type FlaggerOnMesh = DeliveryFeature.PROGRESSIVE | DeliveryFeature.BLUE_GREEN | DeliveryFeature.AB_TEST
  | DeliveryFeature.AB_TEST_BY_SEVERAL_HEADERS | DeliveryFeature.TCP | DeliveryFeature.GRPC | DeliveryFeature.MIRRORING
  | DeliveryFeature.SESSION_AFFINITY | DeliveryFeature.TIMEOUTS | DeliveryFeature.RETRIES | DeliveryFeature.GRPC_RETRIES
  | DeliveryFeature.CIRCUIT_BREAKING | DeliveryFeature.CONNECTION_LIMITS | DeliveryFeature.OBJECTIVES;

/** What of Argo Rollouts differs from mesh to mesh. */
export type ArgoRolloutsOnMesh = DeliveryFeature.PROGRESSIVE | DeliveryFeature.AB_TEST | DeliveryFeature.PREVIEW
  | DeliveryFeature.TCP | DeliveryFeature.MIRRORING | DeliveryFeature.OBJECTIVES;
