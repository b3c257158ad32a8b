import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record, text } from '../../../../../analysis/rules/values';
import { isAddress, isDomain, isLabel, isPort } from '../names';
import { refusal, Tell } from '../refusal';

/** A workload has an address, and ports of a name. */
export const badWorkloadEntry: ObjectRule = refusal(['networking.istio.io/WorkloadEntry', 'networking.istio.io/WorkloadGroup'], {
  code: 'CM2446',
  name: 'bad-workload-entry',
  summary: 'A WorkloadEntry has an address or port that cannot be, or the probe of a WorkloadGroup asks nothing.',
  remedy: 'Give the entry an address, a name or `unix://…` without ports; give the probe of a group one of `httpGet`, `tcpSocket` and `exec`.',
}, (spec, tell, { kind }) => kind === 'WorkloadEntry' ? tellOfEntry(spec, tell) : tellOfGroup(spec, tell));

function tellOfEntry({ address, ports }: { [key: string]: any }, tell: Tell): void {
  const isUnix = text(address)?.startsWith('unix://') === true;
  const bad = Object.entries(record(ports)).filter(([name, port]) => !isLabel(name) || !isPort(port)).map(([name]) => name);
  if (address && !isUnix && !isAddress(address) && !isDomain(address)) tell('/spec/address', `address is ${address}; expected an address or a name`);
  if (bad.length > 0) tell('/spec/ports', `port ${bad.join(', ')} has a name or number that cannot be`);
}

function tellOfGroup({ probe }: { [key: string]: any }, tell: Tell): void {
  const { httpGet, tcpSocket, exec, grpc } = record(probe);
  const port = record(httpGet ?? tcpSocket).port;
  if (probe && !httpGet && !tcpSocket && !exec && !grpc) tell('/spec/probe', 'probe asks nothing; expected httpGet, tcpSocket or exec');
  if ((httpGet || tcpSocket) && !isPort(port)) tell('/spec/probe', `port of the probe is ${port}; expected 1 to 65535`);
  if (exec && list(record(exec).command).length === 0) tell('/spec/probe/exec', 'exec has no command, and needs one');
}
