import { accessPolicyLeftOut } from './access-policy-left-out';
import { authorizationOfEverybody } from './authorization-of-everybody';
import { identitiesTwice } from './identities-twice';
import { identityOfOtherTrustDomain } from './identity-of-other-trust-domain';
import { unknownAccessPolicy } from './unknown-access-policy';
import { unknownDefaultPolicy } from './unknown-default-policy';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about who may call. */
export const RULES: ObjectRule[] = [
  accessPolicyLeftOut,
  authorizationOfEverybody,
  identitiesTwice,
  identityOfOtherTrustDomain,
  unknownAccessPolicy,
  unknownDefaultPolicy,
];
