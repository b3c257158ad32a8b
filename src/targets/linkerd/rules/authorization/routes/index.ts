import { routePolicyUnderOpenServer } from './route-policy-under-open-server';
import { routePolicyWidened } from './route-policy-widened';
import { routeWithoutAuthorization } from './route-without-authorization';
import { ObjectRule } from '../../../../../analysis/rules/rule';

/** Rules about policies of routes beside those of Servers. */
export const RULES: ObjectRule[] = [
  routePolicyUnderOpenServer,
  routePolicyWidened,
  routeWithoutAuthorization,
];
