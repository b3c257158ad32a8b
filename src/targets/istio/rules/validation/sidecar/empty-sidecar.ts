import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list } from '../../../../../analysis/rules/values';
import { refusal } from '../refusal';

/** A Sidecar says something. */
export const emptySidecar: ObjectRule = refusal(['networking.istio.io/Sidecar'], {
  code: 'CM2380',
  name: 'empty-sidecar',
  summary: 'A Sidecar has neither egress nor ingress, nor a policy of what is outside or a limit of connections.',
  remedy: 'Give it `egress`, `ingress`, `outboundTrafficPolicy` or `inboundConnectionPool`, or leave it out.',
}, ({ egress, ingress, outboundTrafficPolicy, inboundConnectionPool }, tell) => {
  const isEmpty = list(egress).length + list(ingress).length === 0 && !outboundTrafficPolicy && !inboundConnectionPool;
  if (isEmpty) tell('/spec', 'says nothing; expected egress, ingress, outboundTrafficPolicy or inboundConnectionPool');
});
