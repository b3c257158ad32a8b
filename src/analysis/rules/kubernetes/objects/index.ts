import { objectTwice } from './object-twice';
import { ObjectRule } from '../../rule';

/** Rules about objects of every kind. */
export const RULES: ObjectRule[] = [objectTwice];
