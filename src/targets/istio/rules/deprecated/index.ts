import { deprecatedDelayPercent, ignoredEgressProxy, removedKind } from './fields';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about fields and kinds of the past. */
export const RULES: ObjectRule[] = [deprecatedDelayPercent, ignoredEgressProxy, removedKind];
