import { RULES as REFERENCES } from './references';
import { RULES as STRATEGY } from './strategy';
import { ObjectRule } from '../../../analysis/rules/rule';

/** Every rule about objects that Argo Rollouts reads; the order decides nothing. */
export const RULES: ObjectRule[] = [...STRATEGY, ...REFERENCES];
