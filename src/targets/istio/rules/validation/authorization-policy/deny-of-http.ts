import { KubeObject } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { actionOf, AUTHORIZATION_POLICY, labelsOf, operationsOf, Part, rulesOf, sourcesOf, targetsOf } from '../../semantics/policy';
import { refusal } from '../refusal';

const OF_HTTP = new Set(['requestPrincipals', 'notRequestPrincipals', 'trustDomains', 'notTrustDomains']);

/** Who denies requests denies connections too. */
export const denyOfHttp: ObjectRule = refusal([AUTHORIZATION_POLICY], {
  code: 'CM2428',
  name: 'deny-of-http-only',
  severity: 'warning',
  summary: 'A rule that denies is about requests only, and names no port.',
  explanation: 'On ports of TCP nothing is known of requests, so the rule denies every connection there.',
  remedy: 'Name the ports of HTTP by `ports`, or the other ports by `notPorts`.',
}, (_, tell, object) => (actionOf(object) === 'DENY' ? rulesOf(object) : []).forEach(rule => {
  const [sources, operations] = [sourcesOf(rule), operationsOf(rule)];
  if (sources.some(({ value }) => value.notRequestPrincipals) && isOfGateway(object)) return;
  const fromConnection = fieldsOf(sources).some(field => !OF_HTTP.has(field));
  const toConnection = fieldsOf(operations).some(field => field === 'ports' || field === 'notPorts');
  const isOfHttp = operations.length > 0 ? !toConnection : sources.length > 0 && !fromConnection;
  if (isOfHttp) tell(rule.pointer, 'the rule denies every connection to ports of TCP: it is about requests, and names no ports');
}));

/** Whether a policy is for a gateway, where who has no token is denied this way. */
function isOfGateway(policy: KubeObject): boolean {
  return targetsOf(policy).some(({ value }) => value.kind === 'Gateway')
    || Object.entries(labelsOf(policy)).some(([key, value]) => key === 'gateway.networking.k8s.io/gateway-name' || /gateway/.test(String(value)));
}

function fieldsOf(parts: Part[]): string[] {
  return parts.flatMap(({ value }) => Object.keys(value).filter(key => !Array.isArray(value[key]) || value[key].length > 0));
}
