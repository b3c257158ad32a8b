import { RULES as ADMISSION } from './admission';
import { RULES as AUTHORIZATION } from './authorization';
import { RULES as EGRESS } from './egress';
import { RULES as INJECTION } from './injection';
import { RULES as PROBES } from './probes';
import { RULES as PROTOCOL } from './protocol';
import { RULES as REFERENCES } from './references';
import { RULES as TRAFFIC } from './traffic';
import { ObjectRule } from '../../../analysis/rules/rule';

/** Every rule about objects that Linkerd reads; the order decides nothing. */
export const RULES: ObjectRule[] = [...ADMISSION, ...AUTHORIZATION, ...EGRESS, ...INJECTION, ...PROBES, ...PROTOCOL, ...REFERENCES, ...TRAFFIC];
