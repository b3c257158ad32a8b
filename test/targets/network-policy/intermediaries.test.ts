import {
  AMBIENT_WITH_WAYPOINT, call, dataPlane, meshBeside, namespaceOf, policiesOf, pods, serviceIn, ServiceDifference, SIDECAR, tcp, WAYPOINT_LABELS,
} from './intents';
import { EgressPosture, Feature, INetworkFacts, NamespaceIntent, NetworkPolicyTarget, RolloutPhase } from '../../../src';

const BEHIND_WAYPOINT = { asked: [Feature.RETRIES] };
const WAYPOINT = pods('shop', WAYPOINT_LABELS);
const WEB = pods('front', { app: 'web' });
const CART = pods('shop', { app: 'cart' });

/** The policies of web and of cart, where web calls cart, which is behind a waypoint unless it differs. */
function webCallsCart(
  planes: INetworkFacts[], web: ServiceDifference = {}, cart: ServiceDifference = BEHIND_WAYPOINT, shop: Partial<NamespaceIntent> = {},
) {
  const mesh = meshBeside(...planes);
  const source = serviceIn(namespaceOf(mesh, 'front'), 'web', web);
  const destination = serviceIn({ ...namespaceOf(mesh), ...shop }, 'cart', cart);
  call(source, destination);
  return { ...policiesOf(destination), ...policiesOf(source) };
}

describe('a service behind a waypoint', () => {
  const policies = webCallsCart([AMBIENT_WITH_WAYPOINT]);

  test('is reached by the waypoint, and by nobody past it', () => {
    expect(policies.cart.ingress).toEqual([{ from: [WAYPOINT], ports: tcp(15008) }]);
  });

  test('lets its sources reach the waypoint, and nobody past it', () => {
    expect(policies.web.egress).toEqual([{ to: [WAYPOINT], ports: tcp(15008) }]);
  });

  test('opens the waypoint from the sources and to the service, under a name that no service can have', () => {
    expect(policies['cart.via']).toEqual({
      podSelector: { matchLabels: WAYPOINT_LABELS },
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ from: [WEB], ports: tcp(15008) }],
      egress: [{ to: [CART], ports: tcp(15008) }],
    });
  });

  test('that nobody calls opens nothing', () => {
    const { 'cart.via': via } = policiesOf(serviceIn(namespaceOf(meshBeside(AMBIENT_WITH_WAYPOINT)), 'cart', BEHIND_WAYPOINT));
    expect(via).toEqual({ podSelector: { matchLabels: WAYPOINT_LABELS }, policyTypes: ['Ingress', 'Egress'] });
  });

  test('that is not meshed is reached by the waypoint in plaintext', () => {
    const { web, cart, 'cart.via': via } = webCallsCart([AMBIENT_WITH_WAYPOINT], {}, { ...BEHIND_WAYPOINT, meshed: false });
    expect([web.egress, via.ingress]).toEqual([[{ to: [WAYPOINT], ports: tcp(15008) }], [{ from: [WEB], ports: tcp(15008) }]]);
    expect([cart.ingress, via.egress]).toEqual([[{ from: [WAYPOINT], ports: tcp(8080) }], [{ to: [CART], ports: tcp(8080) }]]);
  });

  test('is called by an unmeshed source past the waypoint, in plaintext', () => {
    const { cart, web, 'cart.via': via } = webCallsCart([AMBIENT_WITH_WAYPOINT], { meshed: false });
    expect(cart.ingress).toEqual([{ from: [WEB], ports: tcp(8080) }]);
    expect(web.egress).toEqual([{ to: [CART], ports: tcp(8080) }]);
    expect(via.ingress).toBeUndefined();
  });

  test('in a migration is reached by either way', () => {
    const { cart, web } = webCallsCart([AMBIENT_WITH_WAYPOINT, SIDECAR]);
    expect(cart.ingress).toEqual([{ from: [WAYPOINT], ports: tcp(15008) }, { from: [WEB], ports: tcp(8080) }]);
    expect(web.egress).toEqual([{ to: [WAYPOINT], ports: tcp(15008) }, { to: [CART], ports: tcp(8080) }]);
  });
});

describe('a service that is not behind a waypoint', () => {
  test('is reached without one', () => {
    const policies = webCallsCart([AMBIENT_WITH_WAYPOINT], {}, {});
    expect(Object.keys(policies).sort()).toEqual(['cart', 'web']);
    expect(policies.cart.ingress).toEqual([{ from: [WEB], ports: tcp(15008) }]);
  });
});

describe('a destination that may have a waypoint or not', () => {
  const either = [{ to: [CART, WAYPOINT], ports: tcp(15008) }, { to: [CART], ports: tcp(8080) }];

  test('another program decides what stands before its service, so that both are reached', () => {
    expect(webCallsCart([AMBIENT_WITH_WAYPOINT], {}, { owned: false }).web.egress).toEqual(either);
  });

  test('a namespace that is not strict yet lets sources past its waypoint', () => {
    expect(webCallsCart([AMBIENT_WITH_WAYPOINT], {}, BEHIND_WAYPOINT, { phase: RolloutPhase.AUDIT }).web.egress).toEqual(either);
  });
});

describe('intermediaries', () => {
  const at = (...places: { namespace: string; podLabels: { [key: string]: string } }[]): INetworkFacts =>
    ({ ...AMBIENT_WITH_WAYPOINT, intermediariesOf: () => places });

  test('of another namespace are reached, and left to the program that owns it', () => {
    const { cart, ...rest } = webCallsCart([at({ namespace: 'gateways', podLabels: WAYPOINT_LABELS })]);
    expect(cart.ingress).toEqual([{ from: [pods('gateways', WAYPOINT_LABELS)], ports: tcp(15008) }]);
    expect(Object.keys(rest)).toEqual(['web']);
  });

  test('of several kinds have a policy each, told by number', () => {
    const policies = webCallsCart([at({ namespace: 'shop', podLabels: { kind: 'one' } }, { namespace: 'shop', podLabels: { kind: 'two' } })]);
    expect(Object.keys(policies)).toEqual(['cart', 'cart.via', 'cart.via-2', 'web']);
    expect(policies['cart.via-2'].podSelector).toEqual({ matchLabels: { kind: 'two' } });
  });

  test('of two data planes are reached on the ports of their own', () => {
    const other = { ...dataPlane({ transportPorts: [7000] }), intermediariesOf: () => [{ namespace: 'shop', podLabels: { kind: 'other' } }] };
    const { 'cart.via': first, 'cart.via-2': second } = webCallsCart([AMBIENT_WITH_WAYPOINT, other]);
    expect([first.ingress, first.egress]).toEqual([[{ from: [WEB], ports: tcp(15008) }], [{ to: [CART], ports: tcp(15008) }]]);
    expect([second.ingress, second.egress]).toEqual([[{ from: [WEB], ports: tcp(7000) }], [{ to: [CART], ports: tcp(7000) }]]);
  });

  test('that two data planes share have one policy', () => {
    expect(Object.keys(webCallsCart([AMBIENT_WITH_WAYPOINT, AMBIENT_WITH_WAYPOINT]))).toEqual(['cart', 'cart.via', 'web']);
  });

  test('without labels get no policy and open nothing, since their selector would be of every pod', () => {
    const { cart, web, ...rest } = webCallsCart([at({ namespace: 'shop', podLabels: {} })]);
    expect([cart.ingress, web.egress, Object.keys(rest)]).toEqual([undefined, undefined, []]);
  });

  test('are not guarded in egress where it is unrestricted', () => {
    const cart = serviceIn(namespaceOf(meshBeside(AMBIENT_WITH_WAYPOINT)), 'cart', BEHIND_WAYPOINT);
    const target = new NetworkPolicyTarget({ egress: EgressPosture.UNRESTRICTED });
    expect(policiesOf(cart, target)['cart.via'].policyTypes).toEqual(['Ingress']);
  });
});
