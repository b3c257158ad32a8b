import { Feature } from '../../vocabulary/feature';
import { DeliveryFeature } from '../../vocabulary/release/delivery-feature';

/** What a release may lose by name: without it, the release is the same in all else. */
export const ACCEPTABLE: Partial<Record<DeliveryFeature, Feature>> = {
  [DeliveryFeature.PREVIEW]: Feature.VERSION_BY_REQUEST,
  [DeliveryFeature.SESSION_AFFINITY]: Feature.SESSION_AFFINITY,
  [DeliveryFeature.MIRRORING]: Feature.MIRRORING,
  [DeliveryFeature.SUBSET_SPLIT]: Feature.SUBSET_SPLIT,
  [DeliveryFeature.RETRIES]: Feature.RETRIES,
  [DeliveryFeature.GRPC_RETRIES]: Feature.RETRIES,
  [DeliveryFeature.CONNECTION_LIMITS]: Feature.CONNECTION_LIMITS,
};
