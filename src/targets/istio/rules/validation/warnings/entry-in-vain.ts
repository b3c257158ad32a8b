import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record, text } from '../../../../../analysis/rules/values';
import { SERVICE_ENTRY } from '../../lookup/kinds';
import { kindOfProtocol } from '../protocols';
import { refusal, Tell } from '../refusal';

const WORKLOAD_ENTRY = 'networking.istio.io/WorkloadEntry';

/** Parts of entries that are accepted and do little good. */
export const entryInVain: ObjectRule = refusal([SERVICE_ENTRY, WORKLOAD_ENTRY], {
  code: 'CM2405',
  name: 'entry-settings-in-vain',
  severity: 'warning',
  summary: 'A ServiceEntry selects workloads and asks for none, has a wildcard within a name, or several hosts for one address; or a WorkloadEntry has no address.',
  explanation: 'Istio accepts it and warns: the selector is ignored, the wildcard matches nothing, and connections to the address are of the first host.',
  remedy: 'Use resolution STATIC with a selector, wildcards of whole labels, one host for an address with a port of TCP, and write the address.',
}, (spec, tell, { kind }) => {
  if (kind === 'ServiceEntry') return tellOfService(spec, tell);
  return !spec.address && spec.network ? tell('/spec', `has network ${spec.network} and no address`) : undefined;
});

function tellOfService({ hosts, addresses, ports, resolution = 'NONE', workloadSelector }: { [key: string]: any }, tell: Tell): void {
  const byDns = ['DNS', 'DNS_ROUND_ROBIN'].includes(resolution);
  const tcp = list(ports).some(port => kindOfProtocol(record(port).protocol) === 'other');
  if (resolution === 'NONE' && workloadSelector) tell('/spec/workloadSelector', 'workloadSelector is ignored with resolution NONE; expected STATIC');
  if (byDns && tcp && list(addresses).length > 0 && list(hosts).length > 1) tell('/spec/hosts', `${list(hosts).length} hosts have one address and a port of TCP; expected one host`);
  list(hosts).forEach((host, i) => {
    if (resolution !== 'DYNAMIC_DNS' && /^\*[^.]/.test(text(host) ?? '')) tell(`/spec/hosts/${i}`, `host is ${host}; expected a wildcard of whole labels: *.`);
  });
}
