import { AMBIENT, dataPlane, LINKERD, meshBeside, namespaceOf, pods, SIDECAR, specs, tcp } from './intents';
import { EgressPosture, INetworkFacts, NetworkPolicyTarget, NetworkPolicyTargetProps, RolloutPhase } from '../../../src';

const DNS = { to: [pods('kube-system', { 'k8s-app': 'kube-dns' })], ports: [{ protocol: 'UDP', port: 53 }, { protocol: 'TCP', port: 53 }] };
const ISTIOD = { to: [pods('istio-system', { app: 'istiod' })], ports: tcp(15012) };

function defaultDeny(planes: INetworkFacts[] = [], props: NetworkPolicyTargetProps = {}): any {
  return specs(new NetworkPolicyTarget(props).renderNamespace(namespaceOf(meshBeside(...planes))))['namespace.default-deny'];
}

describe('default deny', () => {
  test('selects every pod, closes both directions, and opens nothing but DNS where there is no data plane', () => {
    expect(defaultDeny()).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'], egress: [DNS] });
  });

  test.each([RolloutPhase.DISABLED, RolloutPhase.PERMISSIVE, RolloutPhase.AUDIT])('renders nothing in phase %s: it could only block', phase => {
    expect(new NetworkPolicyTarget().renderNamespace(namespaceOf(meshBeside(SIDECAR), 'shop', phase))).toEqual([]);
  });

  test('has a name that no service can have', () => {
    const [{ key }] = new NetworkPolicyTarget().renderNamespace(namespaceOf(meshBeside()));
    expect(key.name).toContain('.');
  });
});

describe('what every pod needs', () => {
  test('DNS is reached over UDP and TCP', () => expect(defaultDeny().egress[0].ports).toEqual(DNS.ports));

  test('DNS of other pods, and of addresses on the node, is reached', () => {
    const { egress } = defaultDeny([], { dns: { namespace: 'dns' }, dnsAddresses: ['169.254.20.10/32'] });
    expect(egress).toEqual([{ to: [pods('dns'), { ipBlock: { cidr: '169.254.20.10/32' } }], ports: DNS.ports }]);
  });

  test('beside Istio, istiod is reached on 15012', () => expect(defaultDeny([SIDECAR]).egress).toEqual([DNS, ISTIOD]));

  test('beside Linkerd, its control plane is reached', () => {
    expect(defaultDeny([LINKERD]).egress).toEqual([DNS, { to: [pods('linkerd')], ports: tcp(8080, 8086, 8090) }]);
  });

  test('in a migration the control planes of both are reached, each once', () => {
    expect(defaultDeny([SIDECAR, AMBIENT]).egress).toEqual([DNS, ISTIOD]);
    expect(defaultDeny([SIDECAR, LINKERD]).egress).toHaveLength(3);
  });

  test('beside sidecars, health on 15021 is open and metrics on 15020 to scrapers only', () => {
    expect(defaultDeny([SIDECAR]).ingress).toEqual([{ ports: tcp(15021) }, { from: [pods('monitoring')], ports: tcp(15020) }]);
  });

  test('beside ambient, probes come from 169.254.7.127', () => {
    expect(defaultDeny([AMBIENT]).ingress[0]).toEqual({ from: [{ ipBlock: { cidr: '169.254.7.127/32' } }] });
  });

  test('beside Linkerd, 4191 is open to scrapers only', () => {
    const { ingress } = defaultDeny([LINKERD], { scrapers: { namespace: 'metrics', podLabels: { app: 'prometheus' } } });
    expect(ingress).toEqual([{ from: [pods('metrics', { app: 'prometheus' })], ports: tcp(4191) }]);
  });

  test('a target that moves no traffic is not asked', () => {
    expect(defaultDeny([dataPlane({ probeSources: ['10.0.0.0/8'], healthPorts: [1], metricsPorts: [2] })])).toEqual(defaultDeny());
  });
});

describe('egress', () => {
  test('reaches the addresses that are named', () => {
    const { egress } = defaultDeny([], { externalEgress: [{ cidr: '203.0.113.0/24', ports: [5432, 443] }] });
    expect(egress[1]).toEqual({ to: [{ ipBlock: { cidr: '203.0.113.0/24' } }], ports: tcp(443, 5432) });
  });

  test('is not guarded where it is unrestricted', () => {
    expect(defaultDeny([], { egress: EgressPosture.UNRESTRICTED })).toEqual({ podSelector: {}, policyTypes: ['Ingress'] });
  });
});

describe('empty lists, which mean everybody or every port', () => {
  test('a control plane without ports opens nothing', () => {
    const plane = dataPlane({ usesApplicationPorts: true, controlPlane: [{ namespace: 'none', ports: [] }] });
    expect(defaultDeny([plane]).egress).toEqual([DNS]);
  });

  test.each([[[]], [[SIDECAR]], [[AMBIENT]], [[LINKERD]], [[SIDECAR, AMBIENT, LINKERD]]])('there are none %#', planes => {
    const { ingress = [], egress } = defaultDeny(planes);
    for (const list of [...ingress, ...egress].flatMap(({ from, to, ports }: any) => [from, to, ports])) expect(list).not.toEqual([]);
    expect(ingress.filter(({ from }: any) => from === undefined)).toEqual(planes.includes(SIDECAR) ? [{ ports: tcp(15021) }] : []);
    expect(egress.filter(({ to }: any) => to === undefined)).toEqual([]);
  });
});
