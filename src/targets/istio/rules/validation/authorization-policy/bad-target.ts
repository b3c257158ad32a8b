import { ObjectRule } from '../../../../../analysis/rules/rule';
import { AUTHORIZATION_POLICY, REQUEST_AUTHENTICATION, targetsOf } from '../../semantics/policy';
import { refusal } from '../refusal';

const KINDS: { [kind: string]: string } = {
  Service: '', ServiceEntry: 'networking.istio.io', Gateway: 'gateway.networking.k8s.io', GatewayClass: 'gateway.networking.k8s.io',
};
const POLICIES = [
  AUTHORIZATION_POLICY, REQUEST_AUTHENTICATION, 'telemetry.istio.io/Telemetry', 'extensions.istio.io/WasmPlugin', 'extensions.istio.io/TrafficExtension',
];

/** Policies are attached to Services and Gateways of their own namespace. */
export const badTarget: ObjectRule = refusal(POLICIES, {
  code: 'CM2427',
  name: 'bad-policy-target',
  summary: 'A policy is attached to a kind of object that it cannot be attached to, to another namespace, or has a selector too.',
  remedy: 'Attach it to a Service, ServiceEntry, Gateway or GatewayClass with its `group`, without `namespace`, or use a `selector` instead.',
}, ({ selector }, tell, object) => targetsOf(object).forEach(({ value: { group, kind, name, namespace }, pointer }) => {
  if (KINDS[kind] !== (group === 'core' ? '' : group ?? '')) tell(pointer, `target is ${group ? `${group}/` : ''}${kind}; expected one of ${Object.keys(KINDS).join(', ')}, with its group`);
  else if (!name) tell(pointer, `target of kind ${kind} has no name`);
  if (namespace) tell(`${pointer}/namespace`, `target is in namespace ${namespace}; expected none, for it is that of the policy`);
  if (selector && !pointer.match(/[1-9]$/)) tell(pointer, 'selector must not be beside a target; expected one of them');
}));
