import { READS, unreached } from './control-planes';
import { linkerdPods } from './meshed';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Proxies of Linkerd get certificates, endpoints and policies of its control plane. */
export const linkerdBlocked: ObjectRule = {
  entry: {
    code: 'CM5036',
    name: 'linkerd-egress-blocked',
    severity: 'error',
    summary: 'A NetworkPolicy restricts the egress of pods with a proxy of Linkerd, and does not allow its control plane.',
    explanation: 'The proxy needs identity (8080), destination (8086) and policy (8090): without them it does not become ready.',
    remedy: 'Allow egress to ports 8080, 8086 and 8090 of the namespace of the control plane.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/architecture/',
  },
  reads: READS,
  check: objects => unreached(objects, linkerdPods(objects), [8080, 8086, 8090], 'the control plane of Linkerd'),
};
