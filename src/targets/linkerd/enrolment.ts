import { opaqueServicePorts, opaqueTargetPorts } from './protocols';
import { NamespaceIntent, ServiceIntent } from '../../intent';
import { RolloutPhase } from '../../vocabulary/phase';
import { Marks } from '../target';

const INBOUND_POLICY: Partial<Record<RolloutPhase, string>> = {
  [RolloutPhase.PERMISSIVE]: 'all-unauthenticated',
  [RolloutPhase.AUDIT]: 'audit',
  [RolloutPhase.STRICT]: 'deny',
};

const INJECT = 'linkerd.io/inject';
const DEFAULT_POLICY = 'config.linkerd.io/default-inbound-policy';
/** Traffic on these ports passes by the proxy, unencrypted and unguarded. */
const UNGUARDED = ['config.linkerd.io/skip-inbound-ports'];
const OPAQUE_PORTS = 'config.linkerd.io/opaque-ports';

/**
 * A namespace whose pods get proxies, and what those do where no Server says otherwise.
 *
 * ```yaml
 * metadata:
 *   annotations:
 *     linkerd.io/inject: enabled
 *     config.linkerd.io/default-inbound-policy: deny    # all-unauthenticated, then audit, before the strict phase
 * ```
 * @see https://linkerd.io/2/reference/authorization-policy/
 */
export function namespaceMarks({ phase }: NamespaceIntent): Marks {
  if (phase === RolloutPhase.DISABLED) return {};
  const absent = [...UNGUARDED, 'config.linkerd.io/admission-webhooks'];
  return { annotations: { [INJECT]: 'enabled', [DEFAULT_POLICY]: INBOUND_POLICY[phase]! }, absent };
}

/** The same on pods: proxies read it when they are injected, so that a change of phase must restart them, and does. */
export function podMarks(service: ServiceIntent): Marks {
  const { phase } = service.namespace;
  if (phase === RolloutPhase.DISABLED) return {};
  if (!service.enrolled) return { annotations: { [INJECT]: 'disabled' } };
  return { annotations: { [INJECT]: 'enabled', [DEFAULT_POLICY]: INBOUND_POLICY[phase]!, ...opaque(opaqueTargetPorts(service)) }, absent: UNGUARDED };
}

/** Opaque ports must be said on the Service and on the pod alike. */
export function opaqueMarks(service: ServiceIntent): { [key: string]: string } {
  return service.namespace.phase === RolloutPhase.DISABLED ? {} : opaque(opaqueServicePorts(service));
}

/** Said even where there are none: left out, ports such as 3306 and 6379 would be opaque whatever is declared of them. */
function opaque(ports: number[]): { [key: string]: string } {
  return { [OPAQUE_PORTS]: ports.join(',') };
}
