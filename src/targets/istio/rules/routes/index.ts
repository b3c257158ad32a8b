import { coveredMatch } from './covered-match';
import { hostNotInGateway } from './host-not-in-gateway';
import { internalGateway } from './internal-gateway';
import { matchOfMissingPort } from './match-of-missing-port';
import { portOfGateway } from './port-of-gateway';
import { portOfRequest } from './port-of-request';
import { repeatedMatch } from './repeated-match';
import { repeatedMatches } from './repeated-matches';
import { sharedMeshHost } from './shared-mesh-host';
import { subsetsNotAtGateway } from './subsets-not-at-gateway';
import { unreachableL4Route } from './unreachable-l4-route';
import { unreachableRoute } from './unreachable-route';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about routes of VirtualServices. */
export const RULES: ObjectRule[] = [
  unreachableRoute, repeatedMatches, unreachableL4Route, repeatedMatch, coveredMatch, sharedMeshHost, portOfGateway, portOfRequest, hostNotInGateway,
  subsetsNotAtGateway, internalGateway, matchOfMissingPort,
];
