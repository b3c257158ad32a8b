import { subsetWithoutPods } from './subset-without-pods';
import { unknownDestinationRuleHost } from './unknown-host';
import { anyAuthority, anyAuthorityOfPort } from './unverified-tls';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about DestinationRules. */
export const RULES: ObjectRule[] = [anyAuthority, anyAuthorityOfPort, subsetWithoutPods, unknownDestinationRuleHost];
