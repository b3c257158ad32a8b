import { callClasses, CallClass, chunks, rulesOf } from './authorization-rules';
import { SECURITY } from './mtls';
import { NamespaceIntent, ServiceIntent } from '../../intent';
import { RolloutPhase } from '../../vocabulary/phase';
import { Manifest } from '../target';

/** Classes of calls in one policy, well below the 512 rules that one policy may have. */
const CLASSES_PER_POLICY = 256;

/** Whether policies are rendered in a phase: enforced in strict, and only logged in audit. */
export function hasPolicies(phase: RolloutPhase): boolean {
  return phase === RolloutPhase.AUDIT || phase === RolloutPhase.STRICT;
}

/**
 * A namespace's default deny: a policy that allows nothing.
 *
 * ```yaml
 * kind: AuthorizationPolicy
 * metadata: { name: allow-nothing, namespace: shop }
 * spec: {}
 * ```
 */
export function renderDefaultDeny(namespace: NamespaceIntent): Manifest[] {
  if (!hasPolicies(namespace.phase)) return [];
  return [authorizationPolicy(namespace, 'allow-nothing', () => ({}))];
}

/**
 * What the sidecars of a service admit; without calls, nothing.
 *
 * ```yaml
 * kind: AuthorizationPolicy
 * metadata: { name: cart, namespace: shop }
 * spec:
 *   selector: { matchLabels: { app.kubernetes.io/name: cart } }
 *   action: ALLOW
 *   rules: [...]
 * ```
 */
export function renderAuthorization(service: ServiceIntent): Manifest[] {
  if (!service.enrolled) return [];
  return renderPolicies(service, service.name, { selector: { matchLabels: service.workload.podLabels } }, classes =>
    classes.flatMap(each => rulesOf(each, port => port.targetPort)));
}

/** One policy, or several where there are more classes of calls than fit into one. */
export function renderPolicies(service: ServiceIntent, name: string, attachment: any, rulesFor: (classes: CallClass[]) => any[]): Manifest[] {
  if (!hasPolicies(service.namespace.phase)) return [];
  const count = policiesFor(service);
  return Array.from({ length: count }, (_, i) => authorizationPolicy(service.namespace, i === 0 ? name : `${name}-${i + 1}`, () => {
    const rules = rulesFor(chunks(callClasses(service.inbound), CLASSES_PER_POLICY)[i] ?? []);
    return { ...attachment, action: 'ALLOW', rules: rules.length > 0 ? rules : undefined };
  }));
}

/** Calls are no fewer than their classes. */
function policiesFor({ inbound }: ServiceIntent): number {
  return inbound.length <= CLASSES_PER_POLICY ? 1 : Math.max(1, Math.ceil(callClasses(inbound).length / CLASSES_PER_POLICY));
}

/** A policy that is enforced in strict and only logs in audit. */
export function authorizationPolicy(namespace: NamespaceIntent, name: string, produceSpec: () => any): Manifest {
  const metadata = namespace.phase === RolloutPhase.AUDIT ? { annotations: { 'istio.io/dry-run': 'true' } } : undefined;
  const key = { apiVersion: SECURITY, kind: 'AuthorizationPolicy', name, namespace: namespace.name };
  return Manifest.of(key, { produce: () => ({ metadata, spec: produceSpec() }) });
}
