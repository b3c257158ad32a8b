import { AMBIENT_PROGRAM } from './program/istio-ambient/suite';
import { ADMIT } from './admit/suite';
import { Suite } from './suite';
import { NETWORK_POLICY_TRAFFIC } from './traffic/network-policy';

/** All suites, in the order in which they are run. */
export const SUITES: Suite[] = [NETWORK_POLICY_TRAFFIC];
import { SIDECAR_TRAFFIC } from './traffic/sidecar/suite';

/** All suites, in the order in which they are run. */
export const SUITES: Suite[] = [SIDECAR_TRAFFIC];
export const SUITES: Suite[] = [AMBIENT_PROGRAM, NETWORK_POLICY_TRAFFIC];
export const SUITES: Suite[] = [ADMIT, NETWORK_POLICY_TRAFFIC];
