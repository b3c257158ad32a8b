import { endPort } from './end-port';
import { portNameMissing, portOfOtherProtocol } from './port-names';
import { servicePortInPolicy, undeclaredPort } from './service-port';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about the ports that a policy allows. */
export const RULES: ObjectRule[] = [portNameMissing, portOfOtherProtocol, servicePortInPolicy, undeclaredPort, endPort];
