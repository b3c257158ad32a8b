import { NETWORK_POLICY, optional, policyTypes } from './default-deny';
import { EgressPosture, NetworkFacts } from './options';
import { RuleSet, Way, waysTo } from './peers';
import { Intermediary, ServiceIntent } from '../../intent';
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
 *   ingress: [{ from: [pods of web], ports: [{ protocol: TCP, port: 8080 }] }]
 * ```
 */
export function renderCalls(service: ServiceIntent, facts: NetworkFacts): Manifest[] {
  if (service.namespace.phase !== RolloutPhase.STRICT) return [];
  const produce = () => ({
    spec: {
      podSelector: { matchLabels: service.workload.podLabels },
      policyTypes: policyTypes(facts),
      ingress: optional(ingressOf(service)),
      egress: facts.egress === EgressPosture.DECLARED ? optional(egressOf(service)) : undefined,
    },
  });
  return [Manifest.of({ ...NETWORK_POLICY, name: service.name, namespace: service.namespace.name }, { produce })];
}

/**
 * What pods that a data plane puts before a service may be reached by and may reach, for this service: its sources, and it.
 */
export function renderIntermediaries(service: ServiceIntent, facts: NetworkFacts): Manifest[] {
  if (service.namespace.phase !== RolloutPhase.STRICT) return [];
  const before = service.namespace.mesh.network.flatMap(each => each.intermediariesOf(service));
  return before.filter(({ namespace }) => namespace === service.namespace.name).map((intermediary, i) => {
    const name = i === 0 ? `${service.name}.via` : `${service.name}.via-${i + 1}`;
    return Manifest.of({ ...NETWORK_POLICY, name, namespace: intermediary.namespace }, {
      produce: () => ({
        spec: {
          podSelector: { matchLabels: intermediary.podLabels },
          policyTypes: policyTypes(facts),
          ingress: optional(ingressOfIntermediary(service, intermediary)),
          egress: facts.egress === EgressPosture.DECLARED ? optional(egressOfIntermediary(service, intermediary)) : undefined,
        },
      }),
    });
  });
}

function ingressOf(service: ServiceIntent): any[] {
  const rules = new RuleSet();
  for (const { source, port } of service.inbound) {
    for (const { intermediaries, ports } of waysTo(service, port, source)) {
      if (intermediaries.length === 0) rules.add(source.namespace.name, source.workload.podLabels, ports);
      for (const { namespace, podLabels } of intermediaries) rules.add(namespace, podLabels, ports);
    }
  }
  return rules.rules('from');
}

function egressOf(service: ServiceIntent): any[] {
  const rules = new RuleSet();
  for (const { destination, port } of service.outbound) {
    for (const { intermediaries, ports } of waysTo(destination, port, service)) {
      if (intermediaries.length === 0) rules.add(destination.namespace.name, destination.workload.podLabels, ports);
      for (const { namespace, podLabels } of intermediaries) rules.add(namespace, podLabels, ports);
    }
  }
  return rules.rules('to');
}

function ingressOfIntermediary(service: ServiceIntent, intermediary: Intermediary): any[] {
  const rules = new RuleSet();
  for (const { source, port } of service.inbound) {
    for (const way of waysPast(intermediary, waysTo(service, port, source))) {
      rules.add(source.namespace.name, source.workload.podLabels, way.ports);
    }
  }
  return rules.rules('from');
}

function egressOfIntermediary(service: ServiceIntent, intermediary: Intermediary): any[] {
  const rules = new RuleSet();
  for (const port of service.ports) {
    for (const way of waysPast(intermediary, waysTo(service, port, service))) {
      rules.add(service.namespace.name, service.workload.podLabels, way.ports);
    }
  }
  return rules.rules('to');
}

function waysPast(intermediary: Intermediary, ways: Way[]): Way[] {
  const key = JSON.stringify(intermediary);
  return ways.filter(({ intermediaries }) => intermediaries.some(each => JSON.stringify(each) === key));
}
