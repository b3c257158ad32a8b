import { NetworkFacts } from './network-facts';
import { networkPolicy } from './policy';
import { podsOf, RuleSet, selectsSome } from './rule-set';
import { WaysTo } from './ways';
import { ServiceIntent } from '../../intent';
import { RolloutPhase } from '../../vocabulary/phase';
import { Manifest } from '../target';

/**
 * What the pods of a service may be reached by and may reach: the declared calls.
 *
 * ```yaml
 * kind: NetworkPolicy
 * metadata: { name: cart, namespace: shop }
 * spec:
 *   podSelector: { matchLabels: { app.kubernetes.io/name: cart } }
 *   policyTypes: [Ingress, Egress]
 *   ingress: [{ from: [pods of web], ports: [TCP 8080] }]    # beside ambient TCP 15008, beside Linkerd TCP 4143
 *   egress: [{ to: [pods of redis], ports: [TCP 6379] }]
 * ```
 */
export function renderCalls(service: ServiceIntent, facts: NetworkFacts): Manifest[] {
  if (service.namespace.phase !== RolloutPhase.STRICT || !selectsSome(service.workload.podLabels)) return [];
  return [networkPolicy(service.namespace.name, service.name, facts, {
    podSelector: { matchLabels: service.workload.podLabels },
    ingress: () => ingressOf(service),
    egress: () => egressOf(service),
  })];
}

function ingressOf(service: ServiceIntent): any[] {
  const rules = new RuleSet();
  const ways = new WaysTo(service);
  for (const call of service.inbound) {
    for (const { via, ports } of ways.from(call)) {
      if (via) rules.addSelected(via, ports);
      else rules.addSelected(podsOf(call.source), ports);
    }
  }
  return rules.rules('from');
}

function egressOf(service: ServiceIntent): any[] {
  const rules = new RuleSet();
  const waysTo = new Map<ServiceIntent, WaysTo>();
  for (const call of service.outbound) {
    const { destination } = call;
    if (!waysTo.has(destination)) waysTo.set(destination, new WaysTo(destination));
    for (const { via, portsOfVia, ports } of waysTo.get(destination)!.from(call)) {
      if (via) rules.addSelected(via, portsOfVia);
      else rules.addSelected(podsOf(destination), ports);
    }
  }
  return rules.rules('to');
}
