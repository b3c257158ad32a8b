import { contradictingProtocol } from './contradicting-protocol';
import { externalAddress } from './external-address';
import { externalSelector } from './external-selector';
import { headlessPort } from './headless-port';
import { invalidPorts } from './invalid-ports';
import { portWithoutProtocol } from './port-without-protocol';
import { serviceSelectsJob } from './service-selects-job';
import { serviceSelectsNoPod } from './service-selects-no-pod';
import { serviceSelectsOthers } from './service-selects-others';
import { targetPortNameMissing } from './target-port-name-missing';
import { targetPortUndeclared } from './target-port-undeclared';
import { ObjectRule } from '../../rule';

/** Rules about Services. */
export const RULES: ObjectRule[] = [
  serviceSelectsNoPod, targetPortNameMissing, targetPortUndeclared, serviceSelectsJob, serviceSelectsOthers,
  portWithoutProtocol, invalidPorts, headlessPort, externalAddress, externalSelector, contradictingProtocol,
];
