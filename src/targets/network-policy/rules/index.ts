import { RULES as EFFECT } from './effect';
import { RULES as NEEDS } from './needs';
import { RULES as PEERS } from './peers';
import { RULES as PORTS } from './ports';
import { RULES as VALUES } from './values';
import { ObjectRule } from '../../../analysis/rules/rule';

/** Every rule about NetworkPolicies; the order decides nothing. */
export const RULES: ObjectRule[] = [...EFFECT, ...PEERS, ...PORTS, ...VALUES, ...NEEDS];
