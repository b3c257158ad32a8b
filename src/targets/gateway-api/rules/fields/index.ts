import { backendTimeout } from './backend-timeout';
import { experimentalField } from './experimental-field';
import { headerTwice } from './header-twice';
import { hostnamesOfService } from './hostnames-of-service';
import { noBackend } from './no-backend';
import { regexBeyondRe2 } from './regex-beyond-re2';
import { sameBackendTwice } from './same-backend-twice';
import { weightsNotHundred } from './weights-not-hundred';
import { weightsZero } from './weights-zero';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about what is written in a rule of a route. */
export const RULES: ObjectRule[] = [
  weightsZero, weightsNotHundred, sameBackendTwice, noBackend, experimentalField, backendTimeout, headerTwice, regexBeyondRe2, hostnamesOfService,
];
