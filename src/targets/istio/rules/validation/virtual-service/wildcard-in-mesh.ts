import { KubeObject } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list } from '../../../../../analysis/rules/values';
import { isOfMesh, VIRTUAL_SERVICE } from '../../semantics/traffic';
import { isAddress, isWildcardDomain } from '../names';
import { refusal } from '../refusal';

/** Hosts are domains or addresses, and all of them only at a gateway. */
export const wildcardInMesh: ObjectRule = refusal([VIRTUAL_SERVICE], {
  code: 'CM2301',
  name: 'bad-virtual-host',
  summary: 'A host of a VirtualService is no domain, or is `*` within the mesh.',
  remedy: 'Name the hosts, with a wildcard as the first label only. `*` is for VirtualServices of gateways.',
}, (spec, tell, object) => list(spec.hosts).forEach((host, i) => {
  if (host === '*' && isOfMesh(object)) tell(`/spec/hosts/${i}`, 'host * is not allowed within the mesh; expected a name, or only gateways other than mesh');
  else if (!isAddress(host) && !isWildcardDomain(host) && !isOutbound(host, spec, object)) tell(`/spec/hosts/${i}`, `host ${host} is no domain`);
}));

/** Names that gateways between networks give to servers. */
function isOutbound(host: unknown, { tls }: { [key: string]: any }, object: KubeObject): boolean {
  return !isOfMesh(object) && list(tls).length > 0 && /^outbound_[^_]*\d[^_]*_[^_]*_[^_]*[A-Za-z]/.test(String(host));
}
