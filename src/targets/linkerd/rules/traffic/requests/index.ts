import { grpcMethodByPattern } from './grpc-method-by-pattern';
import { headerUnreadable } from './header-unreadable';
import { noRuleForTheRest } from './no-rule-for-the-rest';
import { pathNotAbsolute } from './path-not-absolute';
import { patternUnreadable } from './pattern-unreadable';
import { ObjectRule } from '../../../../../analysis/rules/rule';

/** Rules about which requests a route takes, and what it does to them. */
export const RULES: ObjectRule[] = [
  grpcMethodByPattern,
  headerUnreadable,
  noRuleForTheRest,
  pathNotAbsolute,
  patternUnreadable,
];
