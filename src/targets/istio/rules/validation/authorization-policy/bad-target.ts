import { ObjectRule } from '../../../../../analysis/rules/rule';
import { AUTHORIZATION_POLICY, REQUEST_AUTHENTICATION, targetsOf } from '../../semantics/policy';
import { refusal } from '../refusal';

const KINDS: { [kind: string]: string } = {
  Service: '', ServiceEntry: 'networking.istio.io', Gateway: 'gateway.networking.k8s.io', GatewayClass: 'gateway.networking.k8s.io',
};
const POLICIES = [
  AUTHORIZATION_POLICY, REQUEST_AUTHENTICATION, 'telemetry.istio.io/Telemetry', 'extensions.istio.io/WasmPlugin', 'extensions.istio.io/TrafficExtension',
];

/** Policies are attached to Services and Gateways. */
export const badTarget: ObjectRule = refusal(POLICIES, {
  code: 'CM2427',
  name: 'bad-policy-target',
  summary: 'A policy is attached to a kind of object that it cannot be attached to.',
  remedy: 'Attach it to a Service, ServiceEntry, Gateway or GatewayClass with its `group`, or use a `selector` instead.',
}, (_, tell, object) => targetsOf(object).forEach(({ value: { group, kind }, pointer }) => {
  if (KINDS[kind] !== (group === 'core' ? '' : group ?? '')) tell(pointer, `target is ${group ? `${group}/` : ''}${kind}; expected one of ${Object.keys(KINDS).join(', ')}, with its group`);
}));
