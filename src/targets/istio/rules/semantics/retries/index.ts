import { nestedRetries } from './nested-retries';
import { retriesBeyondTimeout } from './retries-beyond-timeout';
import { retriesOfWrites } from './retries-of-writes';
import { ObjectRule } from '../../../../../analysis/rules/rule';

/** Rules about trying again. */
export const RULES: ObjectRule[] = [retriesBeyondTimeout, retriesOfWrites, nestedRetries];
