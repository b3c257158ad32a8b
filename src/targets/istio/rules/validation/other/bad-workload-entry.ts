import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record, text } from '../../../../../analysis/rules/values';
import { isAddress, isDomain, isLabel, isPort, isSocket } from '../names';
import { refusal, Tell } from '../refusal';

/** A workload has an address, and ports of a name. */
export const badWorkloadEntry: ObjectRule = refusal(['networking.istio.io/WorkloadEntry', 'networking.istio.io/WorkloadGroup'], {
  code: 'CM2446',
  name: 'bad-workload-entry',
  summary: 'A WorkloadEntry has an address or port that cannot be, or the probe of a WorkloadGroup asks nothing.',
  remedy: 'Give the entry an address, a name or `unix://…` without ports; give the probe of a group one of `httpGet`, `tcpSocket` and `exec`.',
}, (spec, tell, { kind }) => kind === 'WorkloadEntry' ? tellOfEntry(spec, tell) : tellOfGroup(spec, tell));

function tellOfEntry({ address, network, ports }: { [key: string]: any }, tell: Tell): void {
  const isUnix = text(address)?.startsWith('unix://') === true;
  const bad = Object.entries(record(ports)).filter(([name, port]) => !isLabel(name) || !isPort(port)).map(([name]) => name);
  if (!address && !network) tell('/spec', 'has neither address nor network; expected one of them');
  if (isUnix ? !isSocket(address.slice(7)) : address && !isAddress(address) && !isDomain(address)) tell('/spec/address', `address is ${address}; expected an address or a name`);
  if (isUnix && Object.keys(record(ports)).length > 0) tell('/spec/ports', 'a unix address has no ports');
  if (bad.length > 0) tell('/spec/ports', `port ${bad.join(', ')} has a name or number that cannot be`);
}

function tellOfGroup({ probe }: { [key: string]: any }, tell: Tell): void {
  const { httpGet, tcpSocket, exec } = record(probe);
  const port = record(httpGet ?? tcpSocket).port;
  const names = list(record(httpGet).httpHeaders).map(header => record(header).name ?? '').filter(name => !/^[-A-Za-z0-9]+$/.test(String(name)));
  if (probe && !httpGet && !tcpSocket && !exec) tell('/spec/probe', 'probe asks nothing that Istio can ask; expected httpGet, tcpSocket or exec');
  if ((httpGet || tcpSocket) && !isPort(port)) tell('/spec/probe', `port of the probe is ${port}; expected 1 to 65535`);
  if (exec && list(record(exec).command).length === 0) tell('/spec/probe/exec', 'exec has no command, and needs one');
  if (names.length > 0) tell('/spec/probe/httpGet/httpHeaders', `'${names.join(', ')}' is no name of a header`);
}
