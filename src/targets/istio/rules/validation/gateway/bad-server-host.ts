import { GATEWAY, serversOf } from './servers';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list } from '../../../../../analysis/rules/values';
import { isAddress, isLabel, isWildcardDomain } from '../names';
import { refusal } from '../refusal';

/** Hosts of a server are full names. */
export const badServerHost: ObjectRule = refusal([GATEWAY], {
  code: 'CM2361',
  name: 'bad-gateway-host',
  summary: 'A server of a Gateway has no hosts, or one that is no full name.',
  remedy: 'Write `namespace/name.example.com`, `*.example.com` or `*`; short names are not allowed.',
}, (_, tell, object) => serversOf(object).forEach(({ value, pointer }) => {
  if (list(value.hosts).length === 0) tell(pointer, 'server has no hosts; expected at least one');
  list(value.hosts).map(String).forEach((host, i) => {
    const [name, namespace] = host.split('/').reverse();
    const isName = name === '*' || name.includes('.') && (isAddress(name) || isWildcardDomain(name) && !/\*(?!\.)/.test(name));
    const isNamespace = namespace === undefined || ['*', '.'].includes(namespace) || isLabel(namespace);
    if (!isName || !isNamespace || host.split('/').length > 2) tell(`${pointer}/hosts/${i}`, `host is ${host}; expected a full name, after a namespace or not`);
  });
}));
