import { ObjectRule } from '../../../analysis/rules/rule';

/** Every rule about NetworkPolicies; the order decides nothing. */
export const RULES: ObjectRule[] = [];
