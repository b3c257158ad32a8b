import { ObjectRule } from '../../../analysis/rules/rule';

/** Every rule about objects that Linkerd reads; the order decides nothing. */
export const RULES: ObjectRule[] = [];
