import { endPort } from './end-port';
import { portNameMissing } from './port-name-missing';
import { portOfOtherProtocol } from './port-of-other-protocol';
import { portsVoidByTunnel } from './ports-void-by-tunnel';
import { servicePortInPolicy } from './service-port-in-policy';
import { undeclaredPort } from './undeclared-port';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about the ports that a policy allows. */
export const RULES: ObjectRule[] = [
  endPort,
  portNameMissing,
  portOfOtherProtocol,
  portsVoidByTunnel,
  servicePortInPolicy,
  undeclaredPort,
];
