import { RULES as AMBIENT } from './ambient';
import { RULES as AUTHORIZATION } from './authorization';
import { RULES as BALANCING } from './balancing';
import { RULES as RETRIES } from './retries';
import { RULES as ROUTING } from './routing';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** What Istio accepts and does otherwise than one may think. */
export const RULES: ObjectRule[] = [...AUTHORIZATION, ...AMBIENT, ...RETRIES, ...BALANCING, ...ROUTING];
