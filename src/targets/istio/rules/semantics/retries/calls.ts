import { KubeObject } from '../../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../../analysis/rules/object-set';
import { once } from '../../../../../analysis/rules/once';
import { PodShape } from '../../../../../analysis/rules/pod-index';
import { list, record, text } from '../../../../../analysis/rules/values';
import { actionOf, AUTHORIZATION_POLICY, labelsOf, Part, rulesOf, sourcesOf, targetsOf } from '../policy';

/** Which hosts call a host, as AuthorizationPolicies allow them: full names of callers by that of who is called. */
export function callersOf(objects: ObjectSet): Map<string, Set<string>> {
  const hosts = hostsOfPods(objects);
  const accounts = hostsOfAccounts(objects.pods().all, hosts);
  const callers = new Map<string, Set<string>>();
  for (const policy of objects.of(AUTHORIZATION_POLICY).filter(each => actionOf(each) === 'ALLOW')) {
    const from = rulesOf(policy).flatMap(sourcesOf).flatMap(source => accountsOf(source, policy.namespace)).flatMap(each => accounts.get(each) ?? []);
    for (const host of from.length === 0 ? [] : hostsGuardedBy(objects, hosts, policy)) {
      const known = callers.get(host) ?? new Set();
      callers.set(host, known);
      for (const each of from) if (each !== host) known.add(each);
    }
  }
  return callers;
}

/** Hosts of what a policy guards. */
export function hostsGuardedBy(objects: ObjectSet, hosts: Map<KubeObject, string[]>, policy: KubeObject): string[] {
  const targets = targetsOf(policy);
  if (targets.length > 0) return targets.filter(({ value }) => value.kind === 'Service').map(({ value }) => `${value.name}.${policy.namespace}.svc.cluster.local`);
  const labels = labelsOf(policy);
  if (Object.keys(labels).length === 0) return [];
  return [...new Set(objects.pods().having(policy.namespace, labels).flatMap(({ owner }) => hosts.get(owner) ?? []))];
}

/** Hosts of the Services of pods, by the Pod or workload. */
export const hostsOfPods: (objects: ObjectSet) => Map<KubeObject, string[]> = once(objects => {
  const hosts = new Map<KubeObject, string[]>();
  for (const { namespace, name, body } of objects.of('Service')) {
    const selector = record(record(body.spec).selector);
    if (Object.keys(selector).length === 0) continue;
    for (const { owner } of objects.pods().having(namespace, selector)) {
      append(hosts, owner, [`${name}.${namespace}.svc.cluster.local`]);
    }
  }
  return hosts;
});

function hostsOfAccounts(pods: PodShape[], hosts: Map<KubeObject, string[]>): Map<string, string[]> {
  const accounts = new Map<string, string[]>();
  for (const { owner, namespace, spec } of pods) {
    const account = `${namespace}/${text(spec.serviceAccountName) ?? 'default'}`;
    append(accounts, account, hosts.get(owner) ?? []);
  }
  return accounts;
}

function append<K>(lists: Map<K, string[]>, key: K, more: string[]): void {
  const known = lists.get(key) ?? [];
  lists.set(key, known);
  for (const each of more) known.push(each);
}

/** ServiceAccounts that a source names, with their namespaces. */
export function accountsOf({ value }: Part, namespace: string): string[] {
  const accounts = list(value.serviceAccounts).map(each => String(each).includes('/') ? String(each) : `${namespace}/${each}`);
  const principals = list(value.principals).map(each => /\/ns\/([^/]+)\/sa\/([^/]+)$/.exec(String(each))).filter(match => match !== null);
  return [...accounts, ...principals.map(match => `${match![1]}/${match![2]}`)];
}
