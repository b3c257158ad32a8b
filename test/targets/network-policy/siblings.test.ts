import { Chart, Testing } from 'cdk8s';
import { pods, tcp, WAYPOINT_LABELS } from './intents';
import {
  Feature, IMeshTarget, IstioAmbientTarget, IstioSidecarTarget, LinkerdTarget, Mesh, MeshedService, NetworkPolicyTarget, PathMatch, Port,
  RolloutPhase, Route, StrictMtlsNamespace,
} from '../../../src';

/** NetworkPolicies, by name, where web may get /items of cart. */
function shopBeside(...dataPlanes: IMeshTarget[]): { [name: string]: any } {
  const chart = new Chart(Testing.app(), 'shop');
  const acceptLoss = dataPlanes.length > 0 ? [] : Object.values(Feature);
  const mesh = new Mesh(chart, 'mesh', { targets: [...dataPlanes, new NetworkPolicyTarget()], acceptLoss });
  const namespace = new StrictMtlsNamespace(chart, 'shop', { mesh, phase: RolloutPhase.STRICT });
  const port = Port.http(80, { targetPort: 8080 });
  const cart = new MeshedService(chart, 'cart', { namespace, image: 'example.com/cart:1.0.0', ports: [port] });
  const redis = new MeshedService(chart, 'redis', { namespace, image: 'example.com/redis:1.0.0', ports: [Port.tcp(6379)] });
  const web = new MeshedService(chart, 'web', { namespace, image: 'example.com/web:1.0.0' });
  web.calls(cart, { routes: [Route.get(PathMatch.prefix('/items'))] });
  cart.calls(redis);
  const policies = Testing.synth(chart).filter(({ kind }: any) => kind === 'NetworkPolicy');
  return Object.fromEntries(policies.map(({ metadata, spec }: any) => [metadata.name, spec]));
}

const workload = (name: string) => pods('shop', { 'app.kubernetes.io/name': name });

test('alone, ports of containers are open and nothing of a mesh', () => {
  const policies = shopBeside();
  expect(policies.cart.ingress).toEqual([{ from: [workload('web')], ports: tcp(8080) }]);
  expect(JSON.stringify(policies)).not.toMatch(/150\d\d|4143|4191|istio|linkerd/);
});

test('beside sidecars, ports of containers, 15012, 15020 and 15021 are open', () => {
  const policies = shopBeside(new IstioSidecarTarget());
  expect(policies.cart.ingress).toEqual([{ from: [workload('web')], ports: tcp(8080) }]);
  expect(policies['namespace.default-deny'].egress[1]).toEqual({ to: [pods('istio-system', { app: 'istiod' })], ports: tcp(15012) });
  expect(policies['namespace.default-deny'].ingress).toEqual([{ ports: tcp(15021) }, { from: [pods('monitoring')], ports: tcp(15020) }]);
});

test('beside ambient, 15008 is open: from web to the waypoint, from there to cart, from cart to redis', () => {
  const policies = shopBeside(new IstioAmbientTarget());
  const waypoint = pods('shop', WAYPOINT_LABELS);
  expect(policies.web.egress).toEqual([{ to: [waypoint], ports: tcp(15008) }]);
  expect(policies['cart.via'].ingress).toEqual([{ from: [workload('web')], ports: tcp(15008) }]);
  expect(policies['cart.via'].egress).toEqual([{ to: [workload('cart')], ports: tcp(15008) }]);
  expect(policies.cart.ingress).toEqual([{ from: [waypoint], ports: tcp(15008) }]);
  expect(policies.redis.ingress).toEqual([{ from: [workload('cart')], ports: tcp(15008) }]);
});

test('beside Linkerd, 4143 is open between pods and 4191 to scrapers', () => {
  const policies = shopBeside(new LinkerdTarget());
  expect(policies.cart.ingress).toEqual([{ from: [workload('web')], ports: tcp(4143) }]);
  expect(policies['namespace.default-deny'].ingress).toEqual([{ from: [pods('monitoring')], ports: tcp(4191) }]);
});
