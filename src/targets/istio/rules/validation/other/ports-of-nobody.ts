import { ObjectRule } from '../../../../../analysis/rules/rule';
import { record } from '../../../../../analysis/rules/values';
import { isPort } from '../names';
import { refusal } from '../refusal';

/** Ports are those of some workloads. */
export const portsOfNobody: ObjectRule = refusal(['security.istio.io/PeerAuthentication'], {
  code: 'CM2443',
  name: 'port-mtls-without-workload',
  summary: 'A PeerAuthentication sets mTLS of ports without a selector, of no port, or of one that cannot be.',
  remedy: 'Give it a `selector` with labels, and ports of 1 to 65535.',
}, ({ portLevelMtls, selector }, tell) => {
  if (portLevelMtls === undefined || portLevelMtls === null) return;
  const ports = Object.keys(record(portLevelMtls));
  const bad = ports.filter(port => !isPort(port));
  if (ports.length === 0) tell('/spec/portLevelMtls', 'portLevelMtls is empty; expected at least one port');
  else if (Object.keys(record(record(selector).matchLabels)).length === 0) tell('/spec/portLevelMtls', 'portLevelMtls needs a selector with labels');
  if (bad.length > 0) tell('/spec/portLevelMtls', `${bad.join(', ')} is no port; expected 1 to 65535`);
});
