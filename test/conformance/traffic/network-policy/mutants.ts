import { Feature } from '../../../../src';
import { Mutant } from '../../suite';

const PORT = { http: 8080, hbone: 15008 };

/** A mistake in the policies of objects; `change` gets a copy of each, and gives what is left of it. */
function inPolicies(name: string, features: Feature[], change: (policy: any) => any): Mutant {
  return { name, target: 'network-policy', features, change: objects => objects.flatMap(object => object.kind === 'NetworkPolicy' ? change(object) ?? [] : [object]) };
}

/** A mistake in all rules of one direction. */
function inRules(name: string, features: Feature[], direction: 'ingress' | 'egress', change: (rule: any) => any): Mutant {
  return inPolicies(name, features, policy => ({ ...policy, spec: { ...policy.spec, [direction]: policy.spec[direction]?.map(change) } }));
}

const inPeers = (name: string, features: Feature[], direction: 'ingress' | 'egress', change: (peer: any) => any): Mutant =>
  inRules(name, features, direction, ({ from, to, ports }) => ({ ports, ...from && { from: from.map(change) }, ...to && { to: to.map(change) } }));

const inPorts = (name: string, features: Feature[], direction: 'ingress' | 'egress', change: (port: any) => any): Mutant =>
  inRules(name, features, direction, rule => ({ ...rule, ports: rule.ports?.flatMap((port: any) => change(port) ?? []) }));

const { AUTHORIZATION_BY_IDENTITY, BLUE_GREEN, DEFAULT_DENY, MULTIPLE_PORTS, NETWORK_POLICY, PROBES, SERVER_FIRST, TCP } = Feature;

/** Mistakes in policies and Services. */
export const MUTANTS: Mutant[] = [
  inPolicies('the policy of a destination is missing', [MULTIPLE_PORTS], policy => policy.metadata.name === 'cart' ? undefined : policy),
  inPolicies('default deny is missing', [DEFAULT_DENY], policy => policy.metadata.name === 'namespace.default-deny' ? undefined : policy),
  inPolicies('egress is not guarded', [TCP], ({ spec, ...policy }) => ({ ...policy, spec: { ...spec, policyTypes: ['Ingress'] } })),
  inPolicies('ingress is not guarded', [PROBES], ({ spec, ...policy }) => ({ ...policy, spec: { ...spec, policyTypes: ['Egress'] } })),
  inRules('everybody may come in', [AUTHORIZATION_BY_IDENTITY], 'ingress', ({ ports }) => ({ ports })),
  inRules('every port is open', [SERVER_FIRST], 'ingress', ({ from }) => ({ from })),
  inPeers('peers may be in any namespace', [AUTHORIZATION_BY_IDENTITY], 'ingress', peer => ({ ...peer, namespaceSelector: {} })),
  inPeers('every pod of a namespace is a peer', [TCP], 'egress', ({ namespaceSelector }) => ({ namespaceSelector })),
  inPorts('the port of the Service instead of that of the pod', [Feature.HEADLESS], 'ingress', port => ({ ...port, port: port.port === PORT.http ? 80 : port.port })),
  inPorts('DNS over TCP only', [DEFAULT_DENY], 'egress', port => port.protocol === 'UDP' ? undefined : port),
  inPorts('a port that is two ports wide', [MULTIPLE_PORTS], 'egress', port => port.port > 80 ? { ...port, endPort: 9999 } : port),
  inPorts('beside ambient the port of the application, not of the tunnel', [NETWORK_POLICY], 'ingress',
    port => ({ ...port, port: port.port === PORT.hbone ? PORT.http : port.port })),
  inPorts('istiod by its port without TLS', [NETWORK_POLICY], 'egress', port => ({ ...port, port: port.port === 15012 ? 15010 : port.port })),
  inPolicies('a policy knows one version only', [BLUE_GREEN], policy => policy.metadata.name !== 'web' ? policy
    : { ...policy, spec: { ...policy.spec, podSelector: { matchLabels: { ...policy.spec.podSelector.matchLabels, 'cdk8s-mesh/track': 'v1' } } } }),
  {
    name: 'the Service of a release leads to all versions',
    target: 'network-policy',
    features: [BLUE_GREEN],
    change: objects => objects.map(object => object.kind !== 'Service' || object.metadata.name !== 'web' ? object
      : { ...object, spec: { ...object.spec, selector: { 'app.kubernetes.io/name': 'web' } } }),
  },
];
