import {
  backendTimeout, experimentalField, headerTwice, hostnamesOfService, noBackend, regexBeyondRe2, sameBackendTwice, weightsNotHundred, weightsZero,
} from './rule-fields';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about what is written in a rule of a route. */
export const RULES: ObjectRule[] = [
  weightsZero, weightsNotHundred, sameBackendTwice, noBackend, experimentalField, backendTimeout, headerTwice, regexBeyondRe2, hostnamesOfService,
];
