import { profileConditionEmpty } from './profile-condition-empty';
import { profileDurationUnreadable } from './profile-duration-unreadable';
import { profileNameUnqualified } from './profile-name-unqualified';
import { profileRetryRatioNegative } from './profile-retry-ratio-negative';
import { profileStatusOutOfRange } from './profile-status-out-of-range';
import { ObjectRule } from '../../../../../analysis/rules/rule';

/** Rules about ServiceProfiles. */
export const RULES: ObjectRule[] = [
  profileConditionEmpty,
  profileDurationUnreadable,
  profileNameUnqualified,
  profileRetryRatioNegative,
  profileStatusOutOfRange,
];
