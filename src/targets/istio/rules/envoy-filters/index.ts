import { ignoredAdd, ignoredRemove, ignoredReplace, relativeOperation, relativeVersionedOperation } from './operations';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about EnvoyFilters. */
export const RULES: ObjectRule[] = [relativeOperation, relativeVersionedOperation, ignoredReplace, ignoredAdd, ignoredRemove];
