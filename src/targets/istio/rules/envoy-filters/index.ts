import { ignoredAdd } from './ignored-add';
import { ignoredRemove } from './ignored-remove';
import { ignoredReplace } from './ignored-replace';
import { relativeOperation } from './relative-operation';
import { relativeVersionedOperation } from './relative-versioned-operation';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about EnvoyFilters. */
export const RULES: ObjectRule[] = [relativeOperation, relativeVersionedOperation, ignoredReplace, ignoredAdd, ignoredRemove];
