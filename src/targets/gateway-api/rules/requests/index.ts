import { conflictingKinds } from './conflicting-kinds';
import { grpcRouteOfOtherProtocol } from './grpc-route-of-other-protocol';
import { noCatchAll } from './no-catch-all';
import { sameMatchInRoute } from './same-match-in-route';
import { sameMatchInRoutes } from './same-match-in-routes';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about which requests a route takes. */
export const RULES: ObjectRule[] = [noCatchAll, sameMatchInRoute, sameMatchInRoutes, conflictingKinds, grpcRouteOfOtherProtocol];
