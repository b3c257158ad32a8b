import { policiesOfZtunnel } from './ztunnel';
import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list } from '../../../../../analysis/rules/values';
import { actionOf, AUTHORIZATION_POLICY, conditionsOf, operationsOf, Part, rulesOf, sourcesOf } from '../policy';

const OF_SOURCES = ['requestPrincipals', 'notRequestPrincipals', 'remoteIpBlocks', 'notRemoteIpBlocks'];
const OF_OPERATIONS = ['hosts', 'notHosts', 'methods', 'notMethods', 'paths', 'notPaths'];
const KNOWN = new Set(['source.ip', 'source.namespace', 'source.principal', 'destination.ip', 'destination.port']);

/** Ztunnel knows connections and not requests. */
export const httpRuleInZtunnel: ObjectRule = {
  entry: {
    code: 'CM2502',
    name: 'http-rule-in-ztunnel',
    severity: 'error',
    summary: 'An AuthorizationPolicy without `targetRefs` asks for something of a request in an ambient namespace.',
    explanation: 'Ztunnel reads it, which knows connections only. It leaves the rule out: what should be allowed is closed, and what should be denied is open.',
    remedy: 'Attach the policy to the Service by `targetRefs`, with a waypoint in front of it, or ask only for identities, addresses and ports.',
    targets: ['istio-ambient'],
    see: 'https://istio.io/latest/docs/ambient/usage/l4-policy/',
  },
  reads: [AUTHORIZATION_POLICY, 'Namespace', 'Pod'],
  check: objects => policiesOfZtunnel(objects).flatMap(object => rulesOf(object).flatMap(rule => {
    const fields = fieldsOfHttp(rule);
    const effect = actionOf(object) === 'DENY' ? 'denies nothing' : 'allows nothing';
    return fields.length === 0 ? [] : [{
      object, pointer: rule.pointer, message: `rule of ${nameOf(object)} ${effect}: ztunnel does not know ${[...new Set(fields)].join(', ')}`,
    }];
  })),
};

function fieldsOfHttp(rule: Part): string[] {
  const set = (parts: Part[], fields: string[]) => parts.flatMap(({ value }) => fields.filter(field => list(value[field]).length > 0));
  const keys = conditionsOf(rule).map(({ value }) => String(value.key)).filter(key => !KNOWN.has(key));
  return [...set(sourcesOf(rule), OF_SOURCES), ...set(operationsOf(rule), OF_OPERATIONS), ...keys];
}
