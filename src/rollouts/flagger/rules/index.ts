import { RULES as REFERENCES } from './references';
import { RULES as STEPS } from './steps';
import { ObjectRule } from '../../../analysis/rules/rule';

/** Every rule about objects that Flagger reads; the order decides nothing. */
export const RULES: ObjectRule[] = [...STEPS, ...REFERENCES];
