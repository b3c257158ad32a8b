import { deprecatedDelayPercent } from './deprecated-delay-percent';
import { ignoredEgressProxy } from './ignored-egress-proxy';
import { removedKind } from './removed-kind';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about fields and kinds of the past. */
export const RULES: ObjectRule[] = [deprecatedDelayPercent, ignoredEgressProxy, removedKind];
