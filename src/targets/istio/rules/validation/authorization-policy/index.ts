import { badAccount } from './bad-account';
import { badAction } from './bad-action';
import { badAddress } from './bad-address';
import { badCondition } from './bad-condition';
import { badCustom } from './bad-custom';
import { badPath } from './bad-path';
import { badTarget } from './bad-target';
import { denyOfHttp } from './deny-of-http';
import { emptyPart } from './empty-part';
import { ObjectRule } from '../../../../../analysis/rules/rule';

/** Rules about AuthorizationPolicies. */
export const RULES: ObjectRule[] = [badCustom, badAction, emptyPart, badAddress, badPath, badCondition, badAccount, badTarget, denyOfHttp];
