import { conflictingKinds, grpcRouteOfOtherProtocol } from './kinds-of-routes';
import { noCatchAll } from './no-catch-all';
import { sameMatchInRoute, sameMatchInRoutes } from './same-matches';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about which requests a route takes. */
export const RULES: ObjectRule[] = [noCatchAll, sameMatchInRoute, sameMatchInRoutes, conflictingKinds, grpcRouteOfOtherProtocol];
