import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record } from '../../../../../analysis/rules/values';
import { routesOf, VIRTUAL_SERVICE } from '../../semantics/traffic';
import { isAddress, isWildcardDomain } from '../names';
import { refusal } from '../refusal';

/** Routes of TLS know the name of the server and nothing else. */
export const badTlsMatch: ObjectRule = refusal([VIRTUAL_SERVICE], {
  code: 'CM2308',
  name: 'bad-tls-match',
  summary: 'A TLS route of a VirtualService matches no server name, or one that its hosts do not have.',
  remedy: 'Give each match `sniHosts` that are among `hosts`, or under a wildcard of them.',
}, (spec, tell, object) => routesOf(object, ['tls']).forEach(({ value, pointer }) => {
  if (list(value.match).length === 0) tell(pointer, 'has no match; expected sniHosts');
  list(value.match).forEach((match, i) => {
    const names = list(record(match).sniHosts).map(String);
    const strange = names.filter(name => !isAddress(name) && !(isName(name) && list(spec.hosts).some(host => isBelow(name, String(host)))));
    if (names.length === 0) tell(`${pointer}/match/${i}`, 'match has no sniHosts; expected names of servers');
    else if (strange.length > 0) tell(`${pointer}/match/${i}/sniHosts`, `${strange.join(', ')} is not among the hosts ${list(spec.hosts).join(', ')}`);
  });
}));

function isName(name: string): boolean {
  return isWildcardDomain(name) || name.startsWith('outbound_');
}

function isBelow(name: string, host: string): boolean {
  if (!host.startsWith('*')) return name === host;
  const end = host.slice(1);
  return name.startsWith('*') ? name.length >= host.length && name.slice(1).endsWith(end) : name.endsWith(end);
}
