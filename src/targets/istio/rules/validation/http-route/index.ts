import { authorityTwice } from './authority-twice';
import { badCors } from './bad-cors';
import { badDirectResponse } from './bad-direct-response';
import { badFault } from './bad-fault';
import { badHeaderValue } from './bad-header-value';
import { badMatch } from './bad-match';
import { badPercentage } from './bad-percentage';
import { badRedirect } from './bad-redirect';
import { badRetryOn } from './bad-retry-on';
import { badRewrite } from './bad-rewrite';
import { disabledRetries } from './disabled-retries';
import { internalHeader } from './internal-header';
import { twoMirrors } from './two-mirrors';
import { ObjectRule } from '../../../../../analysis/rules/rule';

/** Rules about routes of HTTP of VirtualServices. */
export const RULES: ObjectRule[] = [
  twoMirrors, badPercentage, badRedirect, badRewrite, authorityTwice, badFault, badMatch, internalHeader, badHeaderValue, badCors,
  disabledRetries, badRetryOn, badDirectResponse,
];
