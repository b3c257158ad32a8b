import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record } from '../../../../../analysis/rules/values';
import { SIDECAR } from '../../lookup/kinds';
import { refusal } from '../refusal';

/** Hosts of an egress listener say something each. */
export const egressHostTwice: ObjectRule = refusal([SIDECAR], {
  code: 'CM2385',
  name: 'egress-host-twice',
  severity: 'warning',
  summary: 'An egress listener of a Sidecar has a host that another of its hosts covers.',
  explanation: 'The host adds nothing, so the Sidecar narrows less than it seems to. Istio warns of it.',
  remedy: 'Leave out what is covered, or the wildcard that covers it.',
}, ({ egress }, tell, { namespace }) => list(egress).forEach((listener, i) => {
  const hosts = list(record(listener).hosts).map(host => String(host).replace(/^\.\//, `${namespace}/`));
  const all = new Set(hosts);
  const seen = new Set<string>();
  hosts.filter(host => !host.startsWith('~')).forEach(host => {
    const wildcard = ['*/*', `${host.split('/')[0]}/*`].find(each => each !== host && all.has(each));
    const place = `/spec/egress/${i}/hosts`;
    if (seen.has(host)) tell(place, `host ${host} is there twice`);
    else if (wildcard !== undefined) tell(place, `host ${host} is covered by ${wildcard}`);
    seen.add(host);
  });
}));
