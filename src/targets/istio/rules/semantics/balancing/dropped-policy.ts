import { policiesOf, portPoliciesOf } from './policies';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { DESTINATION_RULE } from '../traffic';

const BLOCKS = ['loadBalancer', 'connectionPool', 'outlierDetection', 'tls'];

/** What is said of a port is all that holds for it. */
export const droppedPolicy: ObjectRule = {
  entry: {
    code: 'CM2516',
    name: 'port-drops-policy',
    severity: 'warning',
    summary: 'Settings of a port of a DestinationRule leave out what is set above for all ports.',
    explanation: 'Nothing is inherited: for a port with `portLevelSettings` the policy above does not hold, and what is left out has its default.',
    remedy: 'Repeat in `portLevelSettings` what should hold for the port too.',
    targets: ['istio-sidecar', 'istio-ambient'],
    see: 'https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy-PortTrafficPolicy',
  },
  reads: [DESTINATION_RULE],
  check: objects => objects.of(DESTINATION_RULE).flatMap(policiesOf).flatMap(policy => portPoliciesOf(policy).flatMap(({ value, ...where }) => {
    const dropped = BLOCKS.filter(block => policy.value[block] !== undefined && value[block] === undefined);
    return dropped.length === 0 ? [] : [{
      ...where, message: `${dropped.join(', ')} of the policy above does not hold for this port: nothing is inherited`,
    }];
  })),
};
