import { portsOfPods, ServedPort } from './served-ports';
import { KubeObject, nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../../analysis/rules/object-set';
import { ObjectRule, Problem } from '../../../../../analysis/rules/rule';
import { list } from '../../../../../analysis/rules/values';
import { actionOf, AUTHORIZATION_POLICY, labelsOf, operationsOf, Part, rulesOf, targetsOf } from '../policy';

const OF_HTTP = ['hosts', 'notHosts', 'methods', 'notMethods', 'paths', 'notPaths'];

/** Requests are known on ports of HTTP only. */
export const httpRuleOnTcpPort: ObjectRule = {
  entry: {
    code: 'CM2501',
    name: 'http-rule-on-tcp-port',
    severity: 'error',
    summary: 'An AuthorizationPolicy asks for the method, path or host of a request on a port that is declared as another protocol than HTTP.',
    explanation: 'There are no requests on such a port: a rule that allows is left out, and one that denies keeps only what is known of the connection, '
      + 'which may deny everything.',
    remedy: 'Name the port of the Service after HTTP (`http-…` or `appProtocol: http`), or write the rule without methods, paths and hosts.',
    targets: ['istio-sidecar'],
    see: 'https://istio.io/latest/docs/tasks/security/authorization/authz-tcp/',
  },
  reads: [AUTHORIZATION_POLICY, 'Pod', 'Service'],
  check: objects => {
    const portsOf = portsOfPods(objects);
    return objects.of(AUTHORIZATION_POLICY).filter(policy => targetsOf(policy).length === 0).flatMap(policy => problemsOf(objects, portsOf, policy));
  },
};

function problemsOf(objects: ObjectSet, portsOf: Map<KubeObject, ServedPort[]>, object: KubeObject): Problem[] {
  const operations = rulesOf(object).flatMap(operationsOf).filter(({ value }) => OF_HTTP.some(field => list(value[field]).length > 0));
  if (operations.length === 0) return [];
  const served = objects.pods().having(object.namespace, labelsOf(object)).flatMap(({ owner }) => portsOf.get(owner) ?? []);
  return operations.flatMap(operation => {
    const meant = portsMeant(operation, served);
    if (meant.length === 0 || meant.some(({ protocol }) => protocol !== 'other')) return [];
    const ports = [...new Set(meant.map(({ port }) => port))].join(', ');
    const message = `rule of ${nameOf(object)} (${actionOf(object)}) is about requests, but Services declare port ${ports} as no HTTP`;
    return [{ object, pointer: operation.pointer, message }];
  });
}

function portsMeant({ value }: Part, served: ServedPort[]): ServedPort[] {
  const ports = new Set(list(value.ports).map(String));
  return ports.size === 0 ? served : served.filter(({ port }) => ports.has(port));
}
