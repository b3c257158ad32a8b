import { ObjectRule } from '../rule';

/** Rules about objects that every mesh reads. */
export const RULES: ObjectRule[] = [];
