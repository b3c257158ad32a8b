import { invalidCidr } from './invalid-cidr';
import { invalidPolicyPort } from './invalid-policy-port';
import { invalidPolicySelector } from './invalid-policy-selector';
import { invalidPolicyTypes } from './invalid-policy-types';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about values that the API server refuses, and of which the schema says nothing. */
export const RULES: ObjectRule[] = [invalidPolicySelector, invalidCidr, invalidPolicyPort, invalidPolicyTypes];
