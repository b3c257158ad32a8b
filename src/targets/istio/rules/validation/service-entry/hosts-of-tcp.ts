import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record } from '../../../../../analysis/rules/values';
import { kindOfProtocol } from '../protocols';
import { refusal } from '../refusal';

/** Connections do not say which host they are for. */
export const hostsOfTcp: ObjectRule = refusal(['networking.istio.io/ServiceEntry'], {
  code: 'CM2403',
  name: 'hosts-of-tcp',
  summary: 'A ServiceEntry has several hosts, and a port on which they cannot be told apart.',
  remedy: 'Write a ServiceEntry for each host, or give the port a protocol of HTTP or TLS, or use `resolution: NONE`.',
}, ({ hosts, ports, resolution = 'NONE' }, tell) => {
  if (resolution === 'NONE' || list(hosts).length < 2) return;
  const at = list(ports).findIndex(port => !['http', 'tls'].includes(kindOfProtocol(record(port).protocol) ?? ''));
  if (at >= 0) tell(`/spec/ports/${at}`, `port is ${record(ports[at]).protocol ?? 'without protocol'}, which does not tell ${hosts.length} hosts apart`);
});
