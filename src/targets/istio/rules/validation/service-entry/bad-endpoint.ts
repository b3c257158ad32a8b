import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record, text } from '../../../../../analysis/rules/values';
import { isAddress, isDomain, isLabel, isPort, isSocket } from '../names';
import { refusal } from '../refusal';

/** Endpoints are addresses or names, as they are resolved. */
export const badEndpoint: ObjectRule = refusal(['networking.istio.io/ServiceEntry'], {
  code: 'CM2402',
  name: 'bad-endpoint',
  summary: 'An endpoint of a ServiceEntry does not fit its resolution, or has a port that the ServiceEntry does not have.',
  remedy: 'Give STATIC addresses, DNS names or addresses, and name ports as in `ports`.',
}, ({ endpoints, resolution = 'NONE', ports }, tell) => {
  const names = list(ports).map(port => record(port).name);
  const all = list(endpoints).map(record);
  if (!['STATIC', 'DNS', 'DNS_ROUND_ROBIN'].includes(resolution)) return;
  if (resolution === 'DNS_ROUND_ROBIN' && all.length > 1) tell('/spec/endpoints', `there are ${all.length} endpoints; expected at most one for DNS_ROUND_ROBIN`);
  all.forEach((endpoint, i) => {
    const isUnix = resolution === 'STATIC' && text(endpoint.address)?.startsWith('unix://') === true;
    const bad = Object.entries(record(endpoint.ports)).filter(([name, port]) => !names.includes(name) || !isLabel(name) || !isPort(port));
    const isOdd = isUnix ? !isSocket(endpoint.address.slice(7)) : !fits(endpoint, resolution);
    if (isOdd) tell(`/spec/endpoints/${i}`, `address is ${endpoint.address}; expected one for resolution ${resolution}`);
    if (bad.length > 0) tell(`/spec/endpoints/${i}/ports`, `${bad.map(([name]) => name).join(', ')} is no port of the ServiceEntry, or has a number that cannot be`);
    const isAlone = names.length === 1 && Object.keys(record(endpoint.ports)).length === 0;
    if (isUnix && !isAlone) tell(`/spec/endpoints/${i}`, 'a unix endpoint needs one port of the ServiceEntry, and none of its own');
  });
});

function fits({ address, network }: { [key: string]: any }, resolution: string): boolean {
  if (resolution !== 'STATIC') return isAddress(address) || isDomain(address);
  return address ? isAddress(address) : Boolean(network);
}
