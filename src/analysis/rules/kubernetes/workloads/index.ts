import { probePortMissing } from './probe-port-missing';
import { probePortUndeclared } from './probe-port-undeclared';
import { samePortTwice } from './same-port-twice';
import { sameSelector } from './same-selector';
import { selectorNotOfTemplate } from './selector-not-of-template';
import { serviceAccountMissing } from './service-account-missing';
import { sharedDefaultAccount } from './shared-default-account';
import { statefulServiceMissing } from './stateful-service-missing';
import { statefulServiceNotHeadless } from './stateful-service-not-headless';
import { ObjectRule } from '../../rule';

/** Rules about workloads and their pods. */
export const RULES: ObjectRule[] = [
  selectorNotOfTemplate, sameSelector, serviceAccountMissing, sharedDefaultAccount, probePortMissing, probePortUndeclared, samePortTwice,
  statefulServiceMissing, statefulServiceNotHeadless,
];
