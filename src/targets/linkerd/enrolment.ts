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
const UNGUARDED = ['config.linkerd.io/skip-inbound-ports', 'config.linkerd.io/skip-outbound-ports', 'config.linkerd.io/skip-subnets'];
const OPAQUE_BY_DEFAULT = [25, 587, 3306, 4444, 5432, 6379, 9300, 11211];
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
  const { annotations, absent = [] } = opaque(opaqueTargetPorts(service), service.ports.map(port => port.targetPort));
  return { annotations: { [INJECT]: 'enabled', [DEFAULT_POLICY]: INBOUND_POLICY[phase]!, ...annotations }, absent: [...UNGUARDED, ...absent] };
}

/** Opaque ports must be said on the Service and on the pod alike. */
export function opaqueMarks(service: ServiceIntent): Marks {
  if (service.namespace.phase === RolloutPhase.DISABLED) return {};
  return opaque(opaqueServicePorts(service), service.ports.map(port => port.number));
}

/** Left out, some ports are opaque whatever is declared of them: where one of those speaks HTTP, none at all is said to be. */
function opaque(opaquePorts: number[], ports: number[]): Marks {
  const needed = opaquePorts.length > 0 || ports.some(port => OPAQUE_BY_DEFAULT.includes(port));
  return needed ? { annotations: { [OPAQUE_PORTS]: opaquePorts.join(',') } } : { absent: [OPAQUE_PORTS] };
}
