import { AMBIENT, call, dataPlane, LINKERD, meshBeside, namespaceOf, policiesOf, pods, serviceIn, ServiceDifference, SIDECAR, tcp } from './intents';
import { EgressPosture, INetworkFacts, NetworkPolicyTarget, PortProtocol, RolloutPhase } from '../../../src';

const PORTS = [
  { name: 'http-80', number: 80, targetPort: 8080, protocol: PortProtocol.HTTP },
  { name: 'grpc-90', number: 90, targetPort: 9090, protocol: PortProtocol.GRPC },
];

/** The policies of web and of cart, where web calls cart. */
function webCallsCart(planes: INetworkFacts[], web: ServiceDifference = {}, cart: ServiceDifference = {}) {
  const mesh = meshBeside(...planes);
  const source = serviceIn(namespaceOf(mesh, 'front'), 'web', web);
  const destination = serviceIn(namespaceOf(mesh), 'cart', cart);
  call(source, destination);
  return { web: policiesOf(source).web, cart: policiesOf(destination).cart };
}

const fromWeb = (...ports: number[]) => [{ from: [pods('front', { app: 'web' })], ports: tcp(...ports) }];
const toCart = (...ports: number[]) => [{ to: [pods('shop', { app: 'cart' })], ports: tcp(...ports) }];

describe('a declared call', () => {
  test('opens the port of the container, not of the Service, at both ends', () => {
    expect(webCallsCart([])).toEqual({
      cart: { podSelector: { matchLabels: { app: 'cart' } }, policyTypes: ['Ingress', 'Egress'], ingress: fromWeb(8080) },
      web: { podSelector: { matchLabels: { app: 'web' } }, policyTypes: ['Ingress', 'Egress'], egress: toCart(8080) },
    });
  });

  test.each([
    ['sidecars', [SIDECAR], [8080]],
    ['ambient, whose tunnel is 15008', [AMBIENT], [15008]],
    ['Linkerd, whose tunnel is 4143', [LINKERD], [4143]],
    ['a data plane that uses both', [dataPlane({ transportPorts: [7000], usesApplicationPorts: true })], [7000, 8080]],
  ])('beside %s, opens what its traffic arrives at', (_, planes, ports) => {
    const { web, cart } = webCallsCart(planes);
    expect([cart.ingress, web.egress]).toEqual([fromWeb(...ports), toCart(...ports)]);
  });

  test('in a migration opens the ports of both data planes', () => {
    const { web, cart } = webCallsCart([SIDECAR, AMBIENT]);
    expect(cart.ingress).toEqual([...fromWeb(15008), ...fromWeb(8080)]);
    expect(web.egress).toEqual([...toCart(15008), ...toCart(8080)]);
  });

  test('of an unmeshed source arrives in plaintext, at the port of the application', () => {
    const { web, cart } = webCallsCart([AMBIENT, LINKERD], { meshed: false });
    expect([cart.ingress, web.egress]).toEqual([fromWeb(8080), toCart(8080)]);
  });

  test('to an unmeshed destination arrives in plaintext, at the port of the application', () => {
    expect(webCallsCart([AMBIENT], {}, { meshed: false }).cart.ingress).toEqual(fromWeb(8080));
  });

  test('to a namespace that is not in the mesh arrives in plaintext', () => {
    const mesh = meshBeside(LINKERD);
    const [web, cart] = [serviceIn(namespaceOf(mesh, 'front'), 'web'), serviceIn(namespaceOf(mesh, 'shop', RolloutPhase.DISABLED), 'cart')];
    call(web, cart);
    expect(policiesOf(web).web.egress).toEqual(toCart(8080));
  });

  test.each([RolloutPhase.PERMISSIVE, RolloutPhase.AUDIT])('to a namespace in phase %s may still be plaintext, or not any more', phase => {
    const mesh = meshBeside(LINKERD);
    const [web, cart] = [serviceIn(namespaceOf(mesh, 'front'), 'web'), serviceIn(namespaceOf(mesh, 'shop', phase), 'cart')];
    call(web, cart);
    expect(policiesOf(web).web.egress).toEqual([...toCart(4143), ...toCart(8080)]);
  });

  test.each([RolloutPhase.DISABLED, RolloutPhase.PERMISSIVE, RolloutPhase.AUDIT])('renders nothing in phase %s', phase => {
    expect(new NetworkPolicyTarget().renderService(serviceIn(namespaceOf(meshBeside(AMBIENT), 'shop', phase), 'cart'))).toEqual([]);
  });
});

describe('ports', () => {
  test('a source reaches the ports that it calls and no other', () => {
    const shop = namespaceOf(meshBeside());
    const [web, admin, cart] = [serviceIn(shop, 'web'), serviceIn(shop, 'admin'), serviceIn(shop, 'cart', { ports: PORTS })];
    call(web, cart, PORTS[0]);
    call(admin, cart, PORTS[1]);
    expect(policiesOf(cart).cart.ingress).toEqual([
      { from: [pods('shop', { app: 'web' })], ports: tcp(8080) },
      { from: [pods('shop', { app: 'admin' })], ports: tcp(9090) },
    ]);
  });

  test('two calls of one source through a tunnel are one rule with one peer', () => {
    const shop = namespaceOf(meshBeside(AMBIENT));
    const [web, cart] = [serviceIn(shop, 'web'), serviceIn(shop, 'cart', { ports: PORTS })];
    PORTS.forEach(port => call(web, cart, port));
    expect(policiesOf(cart).cart.ingress).toEqual([{ from: [pods('shop', { app: 'web' })], ports: tcp(15008) }]);
  });
});

describe('empty lists and selectors, which mean everybody', () => {
  test('a service that nobody calls and that calls nobody has no rule, and both directions closed', () => {
    expect(policiesOf(serviceIn(namespaceOf(meshBeside(AMBIENT)), 'cart')).cart).toEqual({
      podSelector: { matchLabels: { app: 'cart' } }, policyTypes: ['Ingress', 'Egress'],
    });
  });

  test('a Job is a source only', () => {
    const shop = namespaceOf(meshBeside(AMBIENT));
    const workload = { kind: 'Job', podLabels: { job: 'import' }, allPodLabels: { job: 'import' }, serviceAccount: 'import', probes: [], meshed: true, hostNetwork: false };
    const [job, cart] = [serviceIn(shop, 'import', { workload, ports: [] }), serviceIn(shop, 'cart')];
    call(job, cart);
    const { ingress, egress } = policiesOf(job).import;
    expect(ingress).toBeUndefined();
    expect(egress).toEqual(toCart(15008));
  });

  test('a workload without labels gets no policy and opens none, since its selector would be of every pod', () => {
    const { web, cart } = webCallsCart([], { podLabels: {} });
    expect(web).toBeUndefined();
    expect(cart.ingress).toBeUndefined();
  });
});

describe('egress', () => {
  test('is not guarded where it is unrestricted', () => {
    const shop = namespaceOf(meshBeside());
    const [web, cart] = [serviceIn(shop, 'web'), serviceIn(shop, 'cart')];
    call(web, cart);
    expect(policiesOf(web, new NetworkPolicyTarget({ egress: EgressPosture.UNRESTRICTED })).web).toEqual({
      podSelector: { matchLabels: { app: 'web' } }, policyTypes: ['Ingress'],
    });
  });
});

describe('a hub', () => {
  function countOfReads(size: number): { reads: number; spec: any } {
    let reads = 0;
    const counting: INetworkFacts = {
      networkNeeds: namespace => (reads += 1, AMBIENT.networkNeeds(namespace)),
      intermediariesOf: ({ inbound }) => (reads += inbound.length, []),
    };
    const shop = namespaceOf(meshBeside(counting));
    const hub = serviceIn(shop, 'hub');
    for (let i = 0; i < size; i += 1) call(serviceIn(shop, `source-${i}`), hub);
    const policies = policiesOf(hub);
    expect(Object.keys(policies)).toEqual(['hub']);
    return { reads, spec: policies.hub };
  }

  test('of 5,000 sources has one policy with one rule', () => {
    const { ingress } = countOfReads(5000).spec;
    expect(ingress).toHaveLength(1);
    expect(ingress[0].from).toHaveLength(5000);
  });

  test('takes time in proportion to its sources: data planes are asked once, not for each call', () => {
    expect(countOfReads(5000).reads).toBeLessThan(5 * 5000);
  });
});
