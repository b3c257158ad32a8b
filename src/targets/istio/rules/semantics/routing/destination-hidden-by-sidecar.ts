import { KubeObject, nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../../analysis/rules/object-set';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record, text } from '../../../../../analysis/rules/values';
import { sidecarSelector } from '../../lookup/selectors';
import { actionOf, AUTHORIZATION_POLICY, rulesOf, sourcesOf } from '../policy';
import { accountsOf, hostsGuardedBy, hostsOfPods } from '../retries/calls';

const SIDECAR = 'networking.istio.io/Sidecar';

/** Who may call a Service has to see it. */
export const destinationHiddenBySidecar: ObjectRule = {
  entry: {
    code: 'CM2526',
    name: 'destination-hidden-by-sidecar',
    severity: 'warning',
    summary: 'A Service allows calls from a namespace whose Sidecar does not import it.',
    explanation: 'To workloads there the Service is an unknown host: calls go out without mTLS and identity, which the Service refuses, or are not let out at all.',
    remedy: 'Add `namespace/host` of the Service to the egress hosts of the Sidecar.',
    targets: ['istio-sidecar'],
    see: 'https://istio.io/latest/docs/reference/config/networking/sidecar/#IstioEgressListener',
  },
  reads: [SIDECAR, AUTHORIZATION_POLICY, 'Service', 'Pod'],
  check: objects => {
    const sidecars = onlySidecars(objects);
    const hosts = sidecars.size > 0 ? hostsOfPods(objects) : new Map<KubeObject, string[]>();
    const told = new Set<string>();
    return objects.of(AUTHORIZATION_POLICY).filter(policy => sidecars.size > 0 && actionOf(policy) === 'ALLOW').flatMap(policy => {
      const guarded = hostsGuardedBy(objects, hosts, policy);
      return namespacesOf(policy).flatMap(namespace => {
        const own = sidecars.get(namespace);
        const key = `${namespace} ${guarded[0]}`;
        if (!own || guarded.length === 0 || guarded.some(own.imports) || told.has(key)) return [];
        told.add(key);
        return [{ object: own.sidecar, pointer: '/spec/egress', message: `${nameOf(own.sidecar)} does not import ${guarded[0]}, which ${nameOf(policy)} lets workloads of ${namespace} call` }];
      });
    });
  },
};

interface OnlySidecar {
  readonly sidecar: KubeObject;
  readonly imports: (host: string) => boolean;
}

/** Sidecars of namespaces that have one, for all workloads, with egress. */
function onlySidecars(objects: ObjectSet): Map<string, OnlySidecar> {
  return new Map(objects.of(SIDECAR).filter(({ namespace, body }) => namespace !== '' && objects.in(SIDECAR, namespace).length === 1
    && list(record(body.spec).egress).length > 0).filter(sidecar => Object.keys(sidecarSelector(sidecar)).length === 0)
    .map(sidecar => [sidecar.namespace, { sidecar, imports: importsOf(sidecar) }]));
}

function importsOf({ body, namespace }: KubeObject): (host: string) => boolean {
  const entries = list(record(body.spec).egress).flatMap(egress => list(record(egress).hosts)).map(entry => (text(entry) ?? '').split('/'))
    .map(([from, name = '']) => [from === '.' ? namespace : from, name]);
  const exact = new Set(entries.map(entry => entry.join('/')));
  const wide = entries.filter(([, name]) => name.startsWith('*'));
  return host => {
    const of = host.split('.')[1];
    return [of, '*'].some(from => exact.has(`${from}/${host}`) || exact.has(`${from}/*`))
      || wide.some(([from, name]) => [of, '*'].includes(from) && host.endsWith(name.slice(1)));
  };
}

/** Namespaces of workloads that a policy names. */
function namespacesOf(policy: KubeObject): string[] {
  const accounts = rulesOf(policy).flatMap(sourcesOf).flatMap(source => accountsOf(source, policy.namespace));
  return [...new Set(accounts.map(account => account.split('/')[0]))];
}
