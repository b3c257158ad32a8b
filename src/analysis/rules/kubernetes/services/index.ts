import { contradictingProtocol, externalAddress, externalSelector, headlessPort, invalidPorts, portWithoutProtocol } from './ports';
import { serviceSelectsJob, serviceSelectsNoPod, serviceSelectsOthers, targetPortNameMissing, targetPortUndeclared } from './selected-pods';
import { ObjectRule } from '../../rule';

/** Rules about Services. */
export const RULES: ObjectRule[] = [
  serviceSelectsNoPod, targetPortNameMissing, targetPortUndeclared, serviceSelectsJob, serviceSelectsOthers,
  portWithoutProtocol, invalidPorts, headlessPort, externalAddress, externalSelector, contradictingProtocol,
];
