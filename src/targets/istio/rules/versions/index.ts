import { newerField } from './newer-field';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about releases of Istio. */
export const RULES: ObjectRule[] = [newerField];
