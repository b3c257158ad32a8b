import { NamespaceIntent, ServiceIntent } from '../../intent';
import { RolloutPhase } from '../../vocabulary/phase';
import { Marks } from '../target';

/** Traffic that these let pass by the sidecar is neither encrypted nor guarded. */
const UNCAPTURED = [
  'sidecar.istio.io/interceptionMode=NONE', 'traffic.sidecar.istio.io/excludeInboundPorts', 'traffic.sidecar.istio.io/includeInboundPorts',
];
/** The same for ztunnel. */
const UNREDIRECTED = ['ambient.istio.io/bypass-inbound-capture', 'istio.io/dataplane-mode=none', 'sidecar.istio.io/inject=true'];

/**
 * A namespace whose pods get sidecars: exactly one label, the revision's where one is named.
 *
 * @see https://istio.io/latest/docs/setup/additional-setup/sidecar-injection/
 */
export function sidecarNamespaceMarks({ phase }: NamespaceIntent, revision?: string): Marks {
  if (phase === RolloutPhase.DISABLED) return {};
  return revision === undefined
    ? { labels: { 'istio-injection': 'enabled' }, absent: ['istio.io/rev', 'istio.io/dataplane-mode'] }
    : { labels: { 'istio.io/rev': revision }, absent: ['istio-injection', 'istio.io/dataplane-mode'] };
}

/** Proxies log what policies would refuse at this level, and at no lower one. */
export function auditLogMarks({ phase }: NamespaceIntent, auditLog: boolean): { [key: string]: string } {
  return auditLog && phase === RolloutPhase.AUDIT ? { 'sidecar.istio.io/componentLogLevel': 'misc:error,rbac:debug' } : {};
}

/** Pods with a sidecar; the kubelet's probes are led past it. Pods outside the mesh say so. */
export function sidecarPodMarks({ workload, namespace, enrolled }: ServiceIntent, auditLog: boolean): Marks {
  if (namespace.phase === RolloutPhase.DISABLED) return {};
  if (!enrolled) return { labels: { 'sidecar.istio.io/inject': 'false' } };
  return {
    labels: { 'sidecar.istio.io/inject': 'true' },
    annotations: { ...workload.probes.length > 0 && { 'sidecar.istio.io/rewriteAppHTTPProbers': 'true' }, ...auditLogMarks(namespace, auditLog) },
    absent: UNCAPTURED,
  };
}

/**
 * A namespace whose pods are redirected to ztunnel.
 *
 * @see https://istio.io/latest/docs/ambient/usage/add-workloads/
 */
export function ambientNamespaceMarks({ phase }: NamespaceIntent): Marks {
  return phase === RolloutPhase.DISABLED ? {} : { labels: { 'istio.io/dataplane-mode': 'ambient' }, absent: ['istio-injection', 'istio.io/use-waypoint'] };
}

/** Pods outside the mesh say so; a sidecar would take ambient's place. */
export function ambientPodMarks({ enrolled, namespace }: ServiceIntent): Marks {
  if (namespace.phase === RolloutPhase.DISABLED) return {};
  return enrolled ? { absent: UNREDIRECTED } : { labels: { 'istio.io/dataplane-mode': 'none' } };
}
