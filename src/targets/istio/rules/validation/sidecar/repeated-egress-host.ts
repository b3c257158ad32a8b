import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record } from '../../../../../analysis/rules/values';
import { refusal } from '../refusal';

/** A host of an egress listener is there once. */
export const repeatedEgressHost: ObjectRule = refusal(['networking.istio.io/Sidecar'], {
  code: 'CM2800',
  name: 'repeated-egress-host',
  severity: 'warning',
  summary: 'An egress listener of a Sidecar has a host that another of its hosts has in it.',
  explanation: 'It adds nothing. Where the hosts were meant to narrow what a proxy knows, the wider one undoes it.',
  remedy: 'Remove the host, or the wildcard beside it.',
}, ({ egress }, tell, { namespace }) => list(egress).forEach((listener, i) => {
  const seen = new Map<string, Set<string>>();
  const hosts = list(record(listener).hosts).map(host => String(host).replace(/^\.\//, `${namespace}/`));
  hosts.forEach((host, j) => {
    const [of, ...rest] = host.split('/');
    const name = rest.join('/');
    if (rest.length === 0 || of.startsWith('~')) return;
    const names = seen.get(of) ?? new Set();
    if (names.has(name) || names.has('*') || (name === '*' && names.size > 0)) tell(`/spec/egress/${i}/hosts/${j}`, `host is ${listener.hosts[j]}; hosts before it have it, or are in it`);
    seen.set(of, names.add(name));
  });
  if (seen.get('*')?.has('*') && seen.size > 1) tell(`/spec/egress/${i}/hosts`, 'a host is */*, which has all others in it');
}));
