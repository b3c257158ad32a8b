import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record, text } from '../../../../../analysis/rules/values';
import { isAddress, isDomain } from '../names';
import { refusal } from '../refusal';

/** Endpoints are addresses or names, as they are resolved. */
export const badEndpoint: ObjectRule = refusal(['networking.istio.io/ServiceEntry'], {
  code: 'CM2402',
  name: 'bad-endpoint',
  summary: 'An endpoint of a ServiceEntry does not fit its resolution, or has a port that the ServiceEntry does not have.',
  remedy: 'Give STATIC addresses, DNS names or addresses, and name ports as in `ports`.',
}, ({ endpoints, resolution = 'NONE', ports }, tell) => {
  const names = new Set(list(ports).map(port => record(port).name));
  if (!['STATIC', 'DNS', 'DNS_ROUND_ROBIN'].includes(resolution)) return;
  list(endpoints).map(record).forEach((endpoint, i) => {
    const unknown = Object.keys(record(endpoint.ports)).filter(name => !names.has(name));
    const isUnix = resolution === 'STATIC' && text(endpoint.address)?.startsWith('unix://') === true;
    if (!isUnix && !fits(endpoint, resolution)) tell(`/spec/endpoints/${i}`, `address is ${endpoint.address}; expected one for resolution ${resolution}`);
    if (unknown.length > 0) tell(`/spec/endpoints/${i}/ports`, `${unknown.join(', ')} is no port of the ServiceEntry`);
    if (isUnix && (list(ports).length !== 1 || endpoint.ports)) tell(`/spec/endpoints/${i}`, 'a unix endpoint needs one port of the ServiceEntry, and none of its own');
  });
});

function fits({ address, network }: { [key: string]: any }, resolution: string): boolean {
  if (resolution !== 'STATIC') return isAddress(address) || isDomain(address);
  return address ? isAddress(address) : Boolean(network);
}
