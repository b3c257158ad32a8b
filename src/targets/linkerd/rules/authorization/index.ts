import { accessPolicyLeftOut } from './access-policy-left-out';
import { authorizationByNetworkAlone } from './authorization-by-network-alone';
import { authorizationOfEverybody } from './authorization-of-everybody';
import { identitiesTwice } from './identities-twice';
import { identityOfOtherTrustDomain } from './identity-of-other-trust-domain';
import { namespacePolicyWithoutServers } from './namespace-policy-without-servers';
import { RULES as ROUTES } from './routes';
import { serverWithoutAuthorization } from './server-without-authorization';
import { trafficBeyondPolicy } from './traffic-beyond-policy';
import { unknownAccessPolicy } from './unknown-access-policy';
import { unknownDefaultPolicy } from './unknown-default-policy';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about who may call. */
export const RULES: ObjectRule[] = [
  accessPolicyLeftOut,
  authorizationByNetworkAlone,
  authorizationOfEverybody,
  identitiesTwice,
  identityOfOtherTrustDomain,
  namespacePolicyWithoutServers,
  ...ROUTES,
  serverWithoutAuthorization,
  trafficBeyondPolicy,
  unknownAccessPolicy,
  unknownDefaultPolicy,
];
