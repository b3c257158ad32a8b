import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';
import { DESTINATION_RULE, ISTIO } from '../lookup/kinds';
import { portsOfHost } from '../lookup/service-of-host';
import { policiesOf, portPoliciesOf } from '../semantics/balancing/policies';

/** Settings of a port that nobody calls. */
export const settingsOfMissingPort: ObjectRule = {
  entry: {
    code: 'CM2642',
    name: 'settings-of-missing-port',
    severity: 'warning',
    summary: 'A DestinationRule has portLevelSettings for a port that its Service does not have.',
    explanation: 'They hold for no request: ports that the Service has keep the settings of the whole host.',
    remedy: 'Name a port of the Service: its `port`, not its `targetPort`.',
    targets: ISTIO,
    see: 'https://istio.io/latest/docs/reference/config/networking/destination-rule/#TrafficPolicy-PortTrafficPolicy',
  },
  reads: [DESTINATION_RULE, 'Service'],
  check: objects => objects.of(DESTINATION_RULE).flatMap(object => {
    const { host } = record(object.body.spec);
    const ports = portsOfHost(objects, host, object.namespace);
    return ports.length === 0 ? [] : policiesOf(object).flatMap(portPoliciesOf).flatMap(({ value, pointer }) => {
      const { number } = record(value.port);
      if (typeof number !== 'number' || ports.includes(number)) return [];
      return [{ object, pointer: `${pointer}/port/number`, message: `${nameOf(object)} has settings for port ${number} of ${host}, which has ${ports.join(', ')}` }];
    });
  }),
};
