import { RULES as GATEWAY_API } from './gateway-api/rules';
import { RULES as ISTIO } from './istio/rules';
import { RULES as LINKERD } from './linkerd/rules';
import { RULES as NETWORK_POLICY } from './network-policy/rules';
import { ObjectRule } from '../analysis/rules/rule';

/** Rules of all houses. */
export const RULES: ObjectRule[] = [...GATEWAY_API, ...ISTIO, ...LINKERD, ...NETWORK_POLICY];
