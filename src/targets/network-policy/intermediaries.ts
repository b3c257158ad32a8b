import { dataPlanesOf } from './data-planes';
import { NetworkFacts } from './network-facts';
import { networkPolicy } from './policy';
import { podsOf, RuleSet, selectsSome } from './rule-set';
import { Way, WaysTo } from './ways';
import { Intermediary, ServiceIntent } from '../../intent';
import { RolloutPhase } from '../../vocabulary/phase';
import { Manifest } from '../target';

/**
 * What pods that a data plane puts before a service may be reached by and may reach, for this service: its sources, and it.
 *
 * Several services may share such pods: NetworkPolicies add up. What they need besides, default deny leaves them as it does
 * every pod of the namespace. Pods that stand in another namespace are for the program that owns that one.
 *
 * ```yaml
 * kind: NetworkPolicy
 * metadata: { name: cart.via, namespace: shop }
 * spec:
 *   podSelector: { matchLabels: { gateway.networking.k8s.io/gateway-name: waypoint } }
 *   ingress: [{ from: [pods of web], ports: [TCP 15008] }]
 *   egress: [{ to: [pods of cart], ports: [TCP 15008] }]
 * ```
 */
export function renderIntermediaries(service: ServiceIntent, facts: NetworkFacts): Manifest[] {
  if (service.namespace.phase !== RolloutPhase.STRICT) return [];
  return intermediariesBeside(service).map((intermediary, i) =>
    networkPolicy(service.namespace.name, i === 0 ? `${service.name}.via` : `${service.name}.via-${i + 1}`, facts, {
      podSelector: { matchLabels: intermediary.podLabels },
      ingress: () => ingressOf(intermediary, service),
      egress: () => egressOf(intermediary, service),
    }));
}

function intermediariesBeside(service: ServiceIntent): Intermediary[] {
  const all = dataPlanesOf(service.namespace).flatMap(({ facts }) => facts.intermediariesOf(service));
  const here = all.filter(({ namespace, podLabels }) => namespace === service.namespace.name && selectsSome(podLabels));
  return [...new Map(here.map(each => [keyOf(each), each])).values()];
}

function ingressOf(intermediary: Intermediary, service: ServiceIntent): any[] {
  const rules = new RuleSet();
  const ways = new WaysTo(service);
  const passes = passing(intermediary);
  for (const call of service.inbound) {
    ways.from(call).filter(passes).forEach(way => rules.addSelected(podsOf(call.source), way.portsOfVia));
  }
  return rules.rules('from');
}

function egressOf(intermediary: Intermediary, service: ServiceIntent): any[] {
  const rules = new RuleSet();
  const ways = new WaysTo(service);
  const passes = passing(intermediary);
  for (const call of service.inbound) {
    ways.from(call).filter(passes).forEach(way => rules.addSelected(podsOf(service), way.ports));
  }
  return rules.rules('to');
}

function passing(intermediary: Intermediary): (way: Way) => boolean {
  const key = keyOf(intermediary);
  return ({ via }) => via !== undefined && keyOf(via) === key;
}

function keyOf({ namespace, podLabels }: Intermediary): string {
  return `${namespace} ${JSON.stringify(podLabels)}`;
}
