import { GATEWAY, takesCallsOfServices, Waypoint, waypointOf } from './waypoint';
import { policiesOfZtunnel } from './ztunnel';
import { KubeObject, nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { podsOfService } from '../../../../../analysis/rules/service-ports';
import { list, record } from '../../../../../analysis/rules/values';
import { actionOf, AUTHORIZATION_POLICY, isDryRun, labelsOf, Part, rulesOf, sourcesOf } from '../policy';

/** With a waypoint on the way, ztunnel sees the waypoint as who calls. */
export const waypointNotLetIn: ObjectRule = {
  entry: {
    code: 'CM2524',
    name: 'waypoint-not-let-in',
    severity: 'error',
    summary: 'AuthorizationPolicies at pods behind a waypoint allow the sources of calls, and not the waypoint.',
    explanation: 'Calls of the Service come to the pods from the waypoint, with its identity: ztunnel refuses all of them.',
    remedy: 'Attach the policy to the Service by `targetRefs`, and allow the ServiceAccount of the waypoint at the pods.',
    targets: ['istio-ambient'],
    see: 'https://istio.io/latest/docs/ambient/usage/l7-features/#limitations',
  },
  reads: [AUTHORIZATION_POLICY, 'Namespace', 'Pod', 'Service', GATEWAY],
  check: objects => {
    const guards = new Map<KubeObject, KubeObject[]>();
    for (const policy of policiesOfZtunnel(objects).filter(each => actionOf(each) === 'ALLOW' && !isDryRun(each))) {
      for (const { owner } of objects.pods().having(policy.namespace, labelsOf(policy))) guards.set(owner, (guards.get(owner) ?? []).concat(policy));
    }
    return objects.of('Service').flatMap(service => {
      const waypoint = waypointOf(objects, service);
      const pods = waypoint && takesCallsOfServices(objects, waypoint) ? podsOfService(objects, service) : [];
      const closed = waypoint && pods.map(({ owner }) => guards.get(owner) ?? [])
        .find(policies => policies.length > 0 && !policies.some(policy => rulesOf(policy).some(rule => letsIn(rule, waypoint, policy.namespace))));
      return !closed ? [] : [{
        object: closed[0], pointer: '/spec/rules', message: `${nameOf(closed[0])} does not let in waypoint ${waypoint.namespace}/${waypoint.name}, by which calls of ${nameOf(service)} come`,
      }];
    });
  },
};

/** Whether a rule may let a waypoint in; whatever is not plain may. */
function letsIn(rule: Part, { namespace, name }: Waypoint, own: string): boolean {
  const sources = sourcesOf(rule);
  return sources.length === 0 || sources.some(({ value }) => {
    const { serviceAccounts, principals, namespaces, ...others } = value;
    const known = [serviceAccounts, principals, namespaces].some(each => list(each).length > 0);
    if (!known || Object.keys(record(others)).length > 0) return true;
    const accounts = list(serviceAccounts).map(each => String(each).includes('/') ? String(each) : `${own}/${each}`);
    return accounts.includes(`${namespace}/${name}`)
      || list(principals).map(String).some(each => each.includes('*') || each.endsWith(`/ns/${namespace}/sa/${name}`))
      || list(namespaces).map(String).some(each => each.includes('*') || each === namespace);
  });
}
