import { READS, unreached } from './control-planes';
import { sidecarPods } from './meshed';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Proxies of Istio get certificates and configuration of istiod. */
export const istiodBlocked: ObjectRule = {
  entry: {
    code: 'CM5035',
    name: 'istiod-egress-blocked',
    severity: 'error',
    summary: 'A NetworkPolicy restricts the egress of pods with a sidecar, and does not allow istiod.',
    explanation: 'The sidecar gets neither a certificate nor configuration by port 15012, so that the pod does not become ready.',
    remedy: 'Allow egress to port 15012 of the namespace of istiod.',
    targets: ['istio-sidecar'],
    see: 'https://istio.io/latest/docs/ops/deployment/application-requirements/',
  },
  reads: READS,
  check: objects => unreached(objects, sidecarPods(objects), [15012], 'istiod'),
};
