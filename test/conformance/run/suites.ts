import { ADMIT } from '../admit/suite';
import { ANALYZE } from '../analyze/suite';
import { DELIVERIES } from '../deliveries';
import { FINDINGS } from '../findings/suite';
import { AMBIENT_PROGRAM } from '../program/istio-ambient/suite';
import { SIDECAR_PROGRAM } from '../program/istio-sidecar/suite';
import { LINKERD_PROGRAM } from '../program/linkerd/suite';
import { READ } from '../read/suite';
import { Suite } from '../suite';
import { AMBIENT_TRAFFIC } from '../traffic/istio-ambient/suite';
import { SIDECAR_TRAFFIC } from '../traffic/istio-sidecar/suite';
import { LINKERD_TRAFFIC } from '../traffic/linkerd/suite';
import { NETWORK_POLICY_TRAFFIC } from '../traffic/network-policy';
import { VERDICTS } from '../verdicts/suite';

/** All suites, in the order in which they are run. */
export const SUITES: Suite[] = [
  READ,
  ADMIT,
  ANALYZE,
  VERDICTS,
  FINDINGS,
  AMBIENT_PROGRAM,
  SIDECAR_PROGRAM,
  LINKERD_PROGRAM,
  DELIVERIES,
  AMBIENT_TRAFFIC,
  SIDECAR_TRAFFIC,
  LINKERD_TRAFFIC,
  NETWORK_POLICY_TRAFFIC,
];
