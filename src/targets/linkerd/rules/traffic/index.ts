import { allWeightsZero } from './all-weights-zero';
import { RULES as BALANCING } from './balancing';
import { durationUnreadable } from './duration-unreadable';
import { fieldOfLaterGatewayApi } from './field-of-later-gateway-api';
import { hostnamesOfServiceRoute } from './hostnames-of-service-route';
import { loneBackendWeightZero } from './lone-backend-weight-zero';
import { RULES as REQUESTS } from './requests';
import { RULES as RETRIES } from './retries';
import { retryConditionUnknown } from './retry-condition-unknown';
import { retryLimitZero } from './retry-limit-zero';
import { retryOfOtherProtocol } from './retry-of-other-protocol';
import { retryWithoutCondition } from './retry-without-condition';
import { routeOfServiceWithoutAddress } from './route-of-service-without-address';
import { ruleFieldIgnored } from './rule-field-ignored';
import { ruleTimeoutDropped } from './rule-timeout-dropped';
import { serviceProfileBesideRoute } from './service-profile-beside-route';
import { serviceProfileBesideSettings } from './service-profile-beside-settings';
import { unsupportedFilter } from './unsupported-filter';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about routes, retries and balancing. */
export const RULES: ObjectRule[] = [
  allWeightsZero,
  ...BALANCING,
  durationUnreadable,
  fieldOfLaterGatewayApi,
  hostnamesOfServiceRoute,
  loneBackendWeightZero,
  ...REQUESTS,
  ...RETRIES,
  retryConditionUnknown,
  retryLimitZero,
  retryOfOtherProtocol,
  retryWithoutCondition,
  routeOfServiceWithoutAddress,
  ruleFieldIgnored,
  ruleTimeoutDropped,
  serviceProfileBesideRoute,
  serviceProfileBesideSettings,
  unsupportedFilter,
];
