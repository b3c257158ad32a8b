import { AccessRequest, Peer } from '../../../simulation/evaluator';

/** How much of a request a proxy sees: all of it, or its connection only. */
export enum Sight {
  REQUEST = 'request',
  CONNECTION = 'connection',
}

const L7_OPERATIONS = ['methods', 'notMethods', 'paths', 'notPaths', 'hosts', 'notHosts'];

/**
 * What policies that are attached to a proxy decide: any DENY that matches refuses; without an ALLOW everything passes;
 * else one ALLOW must match. Policies that are only logged decide nothing.
 */
export function allowedBy(policies: any[], request: AccessRequest, source: Peer | undefined, port: number, sight: Sight): boolean {
  const enforced = policies.filter(({ metadata }) => metadata.annotations?.['istio.io/dry-run'] !== 'true');
  const matching = (action: string) => enforced.filter(({ spec }) => (spec.action ?? 'ALLOW') === action);
  const matches = ({ metadata, spec }: any) =>
    (spec.rules ?? []).some((rule: any) => ruleMatches(rule, metadata.namespace, request, source, port, sight));
  if (matching('DENY').some(matches)) return false;
  return matching('ALLOW').length === 0 || matching('ALLOW').some(matches);
}

/** Policies with a selector, or for the whole namespace, that a workload has; those attached to Services are not among them. */
export function workloadPolicies(objects: any[], pod: Peer, rootNamespace: string): any[] {
  return objects.filter(({ apiVersion, kind, metadata, spec }) => kind === 'AuthorizationPolicy' && apiVersion.startsWith('security.istio.io/')
    && [pod.namespace, rootNamespace].includes(metadata.namespace) && !spec.targetRefs && !spec.targetRef
    && Object.entries(spec.selector?.matchLabels ?? {}).every(([key, value]) => pod.labels[key] === value));
}

/** A rule matches if one source, one operation and every condition do; a rule that says what is not seen never allows. */
function ruleMatches(rule: any, namespace: string, request: AccessRequest, source: Peer | undefined, port: number, sight: Sight): boolean {
  const operations: any[] = rule.to?.map(({ operation }: any) => operation) ?? [{}];
  const sources: any[] = rule.from?.map(({ source: wanted }: any) => wanted) ?? [{}];
  const conditions: any[] = rule.when ?? [];
  const unseen = conditions.length > 0 || operations.some(operation => L7_OPERATIONS.some(field => operation[field]));
  if (unseen && (sight === Sight.CONNECTION || request.method === undefined)) return false;
  return sources.some(wanted => sourceMatches(wanted, namespace, source))
    && operations.some(operation => operationMatches(operation, request, port))
    && conditions.every(condition => conditionMatches(condition, request));
}

function sourceMatches(wanted: any, namespace: string, source: Peer | undefined): boolean {
  const identity = source?.meshed ? source : undefined;
  const accounts = (wanted.serviceAccounts as string[] | undefined)?.map(account => account.includes('/') ? account : `${namespace}/${account}`);
  if (accounts && !(identity && accounts.includes(`${identity.namespace}/${identity.serviceAccount}`))) return false;
  if (wanted.namespaces && !(identity && matchesAny(wanted.namespaces, identity.namespace))) return false;
  const principal = identity && `cluster.local/ns/${identity.namespace}/sa/${identity.serviceAccount}`;
  return !wanted.principals || (principal !== undefined && matchesAny(wanted.principals, principal));
}

function operationMatches(operation: any, { method, path }: AccessRequest, port: number): boolean {
  return (!operation.ports || operation.ports.includes(String(port)))
    && (!operation.methods || matchesAny(operation.methods, method ?? ''))
    && (!operation.paths || matchesAny(operation.paths, path ?? ''));
}

function conditionMatches({ key, values }: any, { headers }: AccessRequest): boolean {
  const header = /^request\.headers\[(.+)\]$/.exec(key);
  const value = header ? headers?.[header[1].toLowerCase()] : undefined;
  return value !== undefined && matchesAny(values, value);
}

/** Exact, 'prefix*', '*suffix', or '*' for anything that is there. */
function matchesAny(patterns: string[], value: string): boolean {
  return patterns.some(pattern => {
    if (pattern === '*') return value !== '';
    if (pattern.endsWith('*')) return value.startsWith(pattern.slice(0, -1));
    return pattern.startsWith('*') ? value.endsWith(pattern.slice(1)) : value === pattern;
  });
}
