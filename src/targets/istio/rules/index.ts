import { RULES as DESTINATION_RULES } from './destination-rules';
import { RULES as GATEWAYS } from './gateways';
import { RULES as REFERENCES } from './references';
import { RULES as ROUTES } from './routes';
import { RULES as SEMANTICS } from './semantics';
import { RULES as SIDECARS } from './sidecars';
import { RULES as TELEMETRIES } from './telemetry';
import { RULES as VALIDATION } from './validation';
import { ObjectRule } from '../../../analysis/rules/rule';

/** Every rule about objects that Istio reads; the order decides nothing. */
export const RULES: ObjectRule[] = [
  ...ROUTES, ...REFERENCES, ...SIDECARS, ...TELEMETRIES, ...DESTINATION_RULES, ...GATEWAYS, ...VALIDATION, ...SEMANTICS,
];
