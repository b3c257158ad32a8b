import { backendTimeoutAboveRequest } from './backend-timeout-above-request';
import { retriesOfUnsafeMethods } from './retries-of-unsafe-methods';
import { retryLimitUnreadable } from './retry-limit-unreadable';
import { settingsOfServiceHidden } from './settings-of-service-hidden';
import { timeoutNegative } from './timeout-negative';
import { triesBeyondRequest } from './tries-beyond-request';
import { tryBeyondRequest } from './try-beyond-request';
import { ObjectRule } from '../../../../../analysis/rules/rule';

/** Rules about retries and timeouts. */
export const RULES: ObjectRule[] = [
  backendTimeoutAboveRequest,
  retriesOfUnsafeMethods,
  retryLimitUnreadable,
  settingsOfServiceHidden,
  timeoutNegative,
  triesBeyondRequest,
  tryBeyondRequest,
];
