import { failureAccrualOfBackend } from './failure-accrual-of-backend';
import { failureAccrualPenalties } from './failure-accrual-penalties';
import { failureAccrualUnreadable } from './failure-accrual-unreadable';
import { failureAccrualWithoutMode } from './failure-accrual-without-mode';
import { settingOfServiceUnreadable } from './setting-of-service-unreadable';
import { settingsWithoutAddress } from './settings-without-address';
import { unknownFailureAccrual } from './unknown-failure-accrual';
import { ObjectRule } from '../../../../../analysis/rules/rule';

/** Rules about balancing, and about annotations of Services. */
export const RULES: ObjectRule[] = [
  failureAccrualOfBackend,
  failureAccrualPenalties,
  failureAccrualUnreadable,
  failureAccrualWithoutMode,
  settingOfServiceUnreadable,
  settingsWithoutAddress,
  unknownFailureAccrual,
];
