import { RULES as ANNOTATIONS } from './annotations';
import { RULES as DELIVERY } from './delivery';
import { RULES as DEPRECATED } from './deprecated';
import { RULES as DESTINATION_RULES } from './destination-rules';
import { RULES as ENVOY_FILTERS } from './envoy-filters';
import { RULES as GATEWAYS } from './gateways';
import { RULES as INJECTION } from './injection';
import { RULES as MTLS } from './mtls';
import { RULES as POLICIES } from './policies';
import { RULES as REFERENCES } from './references';
import { RULES as ROUTES } from './routes';
import { RULES as SEMANTICS } from './semantics';
import { RULES as SERVICES } from './services';
import { RULES as SIDECARS } from './sidecars';
import { RULES as TELEMETRY } from './telemetry';
import { RULES as VALIDATION } from './validation';
import { RULES as VERSIONS } from './versions';
import { ObjectRule } from '../../../analysis/rules/rule';

/** Every rule about objects that Istio reads; the order decides nothing. */
export const RULES: ObjectRule[] = [
  ...ANNOTATIONS,
  ...DELIVERY,
  ...DEPRECATED,
  ...DESTINATION_RULES,
  ...ENVOY_FILTERS,
  ...GATEWAYS,
  ...INJECTION,
  ...MTLS,
  ...POLICIES,
  ...REFERENCES,
  ...ROUTES,
  ...SEMANTICS,
  ...SERVICES,
  ...SIDECARS,
  ...TELEMETRY,
  ...VALIDATION,
  ...VERSIONS,
];
