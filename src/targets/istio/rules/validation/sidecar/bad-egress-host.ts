import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record } from '../../../../../analysis/rules/values';
import { isLabel, isWildcardDomain } from '../names';
import { refusal } from '../refusal';

/** Hosts of an egress listener are in namespaces. */
export const badEgressHost: ObjectRule = refusal(['networking.istio.io/Sidecar'], {
  code: 'CM2382',
  name: 'bad-egress-host',
  summary: 'An egress listener of a Sidecar has no hosts, or one that is not written as namespace and full name.',
  remedy: 'Write `namespace/name.namespace.svc.cluster.local`, `./*`, `*/*` or `~namespace/*`; short names are not allowed.',
}, ({ egress }, tell) => list(egress).forEach((listener, i) => {
  const hosts = list(record(listener).hosts);
  if (hosts.length === 0) tell(`/spec/egress/${i}`, 'listener has no hosts; expected at least one');
  hosts.forEach((host, j) => {
    if (!isHost(String(host))) tell(`/spec/egress/${i}/hosts/${j}`, `host is ${host}; expected namespace/name, with a full name or *`);
  });
}));

function isHost(host: string): boolean {
  const [namespace, name, ...more] = host.split('/');
  if (name === undefined || more.length > 0) return false;
  const from = namespace.replace(/^~/, '');
  const isNamespace = namespace === '~' || from === '*' || from === '.' || isLabel(from);
  return isNamespace && (name === '*' || name.includes('.') && isWildcardDomain(name) && !/\*(?!\.)/.test(name));
}
