import { probePortMissing, probePortUndeclared } from './probes';
import { samePortTwice } from './same-port-twice';
import { sameSelector, selectorNotOfTemplate } from './selectors';
import { serviceAccountMissing, sharedDefaultAccount } from './service-accounts';
import { ObjectRule } from '../../rule';

/** Rules about workloads and their pods. */
export const RULES: ObjectRule[] = [
  selectorNotOfTemplate, sameSelector, serviceAccountMissing, sharedDefaultAccount, probePortMissing, probePortUndeclared, samePortTwice,
];
