import { anyAuthority } from './any-authority';
import { anyAuthorityOfPort } from './any-authority-of-port';
import { ignoredRule } from './ignored-rule';
import { settingsOfMissingPort } from './settings-of-missing-port';
import { subsetWithoutPods } from './subset-without-pods';
import { unknownDestinationRuleHost } from './unknown-host';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about DestinationRules. */
export const RULES: ObjectRule[] = [
  ignoredRule, anyAuthority, anyAuthorityOfPort, subsetWithoutPods, unknownDestinationRuleHost, settingsOfMissingPort,
];
