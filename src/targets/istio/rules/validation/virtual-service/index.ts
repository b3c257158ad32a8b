import { badDelegate } from './bad-delegate';
import { badDestination } from './bad-destination';
import { badGatewayName } from './bad-gateway-name';
import { badMatchOfConnections } from './bad-match-of-connections';
import { badTlsMatch } from './bad-tls-match';
import { badWeights } from './bad-weights';
import { claimWithoutGateway } from './claim-without-gateway';
import { legacyGatewayName } from './legacy-gateway-name';
import { noRoutes } from './no-routes';
import { overlappingHosts } from './overlapping-hosts';
import { routeAction } from './route-action';
import { wildcardInMesh } from './wildcard-in-mesh';
import { ObjectRule } from '../../../../../analysis/rules/rule';

/** Rules about VirtualServices. */
export const RULES: ObjectRule[] = [
  badDelegate, wildcardInMesh, overlappingHosts, noRoutes, routeAction, badDestination, badWeights, claimWithoutGateway, badTlsMatch,
  badGatewayName, legacyGatewayName, badMatchOfConnections,
];
