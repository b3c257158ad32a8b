import { App, Chart } from 'cdk8s';
import { KumaTarget } from './kuma';
import { CanaryRelease, Delivery, IstioSidecarTarget, Mesh, MeshedService, Port, RolloutPhase, StrictMtlsNamespace } from '../../src';
import { documentsOf } from '../golden';

function declare(): { app: App; mesh: Mesh; namespace: StrictMtlsNamespace; calls: () => void } {
  const app = new App();
  const chart = new Chart(app, 'shop');
  const mesh = new Mesh(chart, 'mesh', { targets: [new KumaTarget(), new IstioSidecarTarget()] });
  const namespace = new StrictMtlsNamespace(chart, 'shop', { mesh, phase: RolloutPhase.STRICT, dataPlane: 'kuma' });
  const service = (name: string) => new MeshedService(chart, name, { namespace, image: `example.com/${name}:1`, ports: [Port.http(80)] });
  const [cart, web] = [service('cart'), service('web')];
  return { app, mesh, namespace, calls: () => web.calls(cart) };
}

test('a mesh from outside the library is compiled beside one of its own', () => {
  const { app, calls } = declare();
  calls();
  const permissions = documentsOf(app.synthYaml()).filter(({ kind }) => kind === 'MeshTrafficPermission');
  expect(permissions).toEqual([expect.objectContaining({
    metadata: { name: 'cart', namespace: 'shop' },
    spec: { targetRef: { kind: 'MeshService', name: 'cart' }, from: [{ targetRef: { kind: 'MeshService', name: 'web' }, default: { action: 'Allow' } }] },
  })]);
});

test('what it does not carry is refused with its reason', () => {
  const { mesh, namespace } = declare();
  new MeshedService(mesh, 'db', { namespace, image: 'db:1', ports: [Port.opaque(3306)] });
  expect(mesh.report().errors.map(({ message }) => message)).toEqual([
    "service 'shop/db' asks for server-first, which target 'kuma' does not carry: this small target does not; nearest alternative: another target",
  ]);
});

test.each([Delivery.flagger(), Delivery.argoRollouts()])('a controller of which it says nothing cannot release on it', delivery => {
  const { mesh, namespace } = declare();
  const service = new MeshedService(mesh, 'shipping', { namespace, image: 'x:1', ports: [Port.http(80)] });
  new CanaryRelease(mesh, 'release', { service, delivery, stable: { version: 'v1' } });
  expect(mesh.report().errors.map(({ message }) => message)).toContain(
    `release of 'shop/shipping' cannot be carried out by ${delivery.kind} on target 'kuma'; nearest alternative: release by Delivery.staged()`);
});
