import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list } from '../../../../../analysis/rules/values';
import { isAddressRange, isDomain, isWildcardDomain } from '../names';
import { refusal } from '../refusal';

/** Hosts of a ServiceEntry are names that can be looked up where they have to be. */
export const badEntryHost: ObjectRule = refusal(['networking.istio.io/ServiceEntry'], {
  code: 'CM2400',
  name: 'bad-service-entry-host',
  summary: 'A ServiceEntry has a host that is no name, a wildcard that is to be looked up in DNS, or an address that is none.',
  remedy: 'Give it full names; with `resolution: DNS` a wildcard needs `endpoints`.',
}, ({ hosts, addresses, resolution, endpoints }, tell) => {
  const isOfNames = !['NONE', 'STATIC', undefined, null].includes(resolution);
  const isLookedUp = ['DNS', 'DNS_ROUND_ROBIN'].includes(resolution) && list(endpoints).length === 0;
  list(hosts).forEach((host, i) => {
    if (host === '*' || !isWildcardDomain(host)) tell(`/spec/hosts/${i}`, `host is ${host}; expected a name`);
    else if (isLookedUp && !isDomain(host)) tell(`/spec/hosts/${i}`, `host ${host} cannot be looked up by ${resolution}, and there are no endpoints`);
  });
  list(addresses).forEach((address, i) => {
    if (!isAddressRange(address)) tell(`/spec/addresses/${i}`, `address is ${address}; expected 10.0.0.1 or 10.0.0.0/8`);
    else if (isOfNames && String(address).includes('/')) tell(`/spec/addresses/${i}`, `address is ${address}; a range is for resolution NONE and STATIC`);
  });
});
