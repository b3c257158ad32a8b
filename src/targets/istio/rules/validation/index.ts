import { RULES as AUTHORIZATION_POLICY } from './authorization-policy';
import { RULES as DESTINATION_RULE } from './destination-rule';
import { RULES as GATEWAY } from './gateway';
import { RULES as HTTP_ROUTE } from './http-route';
import { RULES as OTHER } from './other';
import { RULES as SERVICE_ENTRY } from './service-entry';
import { RULES as SIDECAR } from './sidecar';
import { RULES as TELEMETRY } from './telemetry';
import { RULES as VIRTUAL_SERVICE } from './virtual-service';
import { RULES as WARNINGS } from './warnings';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** What Istio's webhook refuses or warns of beyond the schema. */
export const RULES: ObjectRule[] = [
  ...VIRTUAL_SERVICE, ...HTTP_ROUTE, ...DESTINATION_RULE, ...AUTHORIZATION_POLICY, ...GATEWAY, ...SIDECAR, ...SERVICE_ENTRY, ...OTHER,
  ...TELEMETRY, ...WARNINGS,
];
