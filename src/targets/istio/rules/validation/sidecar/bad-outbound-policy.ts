import { ObjectRule } from '../../../../../analysis/rules/rule';
import { record } from '../../../../../analysis/rules/values';
import { isDomain, isLabel, isPort } from '../names';
import { refusal } from '../refusal';

/** A proxy for the rest needs that the rest is allowed. */
export const badOutboundPolicy: ObjectRule = refusal(['networking.istio.io/Sidecar'], {
  code: 'CM2384',
  name: 'bad-outbound-policy',
  summary: 'The outbound traffic policy of a Sidecar has a mode that is only for the mesh, or a proxy that it does not use.',
  remedy: 'Use REGISTRY_ONLY or ALLOW_ANY, and `egressProxy` with host and port only beside ALLOW_ANY.',
}, ({ outboundTrafficPolicy }, tell) => {
  const { mode, egressProxy } = record(outboundTrafficPolicy);
  const { host, port, subset } = record(egressProxy);
  if (mode === 'ALLOW_ANY_DYNAMIC_DNS') tell('/spec/outboundTrafficPolicy/mode', 'ALLOW_ANY_DYNAMIC_DNS is only for MeshConfig');
  else if (egressProxy && mode !== 'ALLOW_ANY') tell('/spec/outboundTrafficPolicy/egressProxy', `egressProxy needs ALLOW_ANY, and the mode is ${mode ?? 'REGISTRY_ONLY'}`);
  else if (egressProxy && (!isDomain(host) || !isPort(record(port).number) || subset && !isLabel(subset))) tell('/spec/outboundTrafficPolicy/egressProxy', 'egressProxy needs a host and a port, and a subset is a DNS label');
});
