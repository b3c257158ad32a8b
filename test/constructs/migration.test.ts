import { App, Chart } from 'cdk8s';
import {
  IstioAmbientTarget, IstioSidecarTarget, LinkerdTarget, Mesh, MeshedService, NetworkPolicyTarget, Port, RolloutPhase, StrictMtlsNamespace,
} from '../../src';
import { documentsOf } from '../golden';

/** From sidecars to Linkerd: namespace old is still there, namespace new is here already; old/web calls new/cart, new/cart calls new/db. */
function migration(newPhase: RolloutPhase) {
  const app = new App();
  const chart = new Chart(app, 'shop');
  const mesh = new Mesh(chart, 'mesh', { targets: [new IstioSidecarTarget(), new LinkerdTarget(), new NetworkPolicyTarget()] });
  const before = new StrictMtlsNamespace(chart, 'old', { mesh, phase: RolloutPhase.STRICT, dataPlane: 'istio-sidecar' });
  const after = new StrictMtlsNamespace(chart, 'new', { mesh, phase: newPhase, dataPlane: 'linkerd' });
  const service = (name: string, namespace: StrictMtlsNamespace) =>
    new MeshedService(chart, name, { namespace, image: 'x:1', ports: [Port.http(80, { targetPort: 8080 })] });
  const [web, cart, db] = [service('web', before), service('cart', after), service('db', after)];
  return { app, mesh, web, cart, db };
}

const ISTIO = /istio/;
const LINKERD = /linkerd/;

test('each namespace joins one data plane, and has objects of that one only', () => {
  const { app, cart, db } = migration(RolloutPhase.STRICT);
  cart.calls(db);
  const documents = documentsOf(app.synthYaml());
  const inNamespace = (name: string) => JSON.stringify(documents.filter(({ metadata }) => metadata.namespace === name || metadata.name === name));
  expect(inNamespace('old')).toMatch(ISTIO);
  expect(inNamespace('old')).not.toMatch(LINKERD);
  expect(inNamespace('new')).toMatch(LINKERD);
  expect(inNamespace('new')).not.toMatch(ISTIO);
});

test('NetworkPolicy follows the data plane of each namespace', () => {
  const { app, cart, db } = migration(RolloutPhase.STRICT);
  cart.calls(db);
  const policy = documentsOf(app.synthYaml()).find(({ kind, metadata }) => kind === 'NetworkPolicy' && metadata.name === 'db');
  expect(policy.spec.ingress.flatMap((rule: any) => rule.ports.map(({ port }: any) => port))).toEqual([4143]);
});

test('a call from one data plane into a strict namespace of another is an error: it has no identity there', () => {
  const { app, web, cart } = migration(RolloutPhase.STRICT);
  web.calls(cart);
  expect(() => app.synthYaml()).toThrow("CM0201 call from 'old/web' to 'new/cart' port 80 must come from a meshed source, since namespace 'new' is strict, "
    + "got: a source in data plane 'istio-sidecar', expected: one in 'linkerd'");
});

test('a call from one data plane into a permissive namespace of another passes', () => {
  const { app, web, cart } = migration(RolloutPhase.PERMISSIVE);
  web.calls(cart);
  expect(() => app.synthYaml()).not.toThrow();
});

test('which data plane a namespace joins must be said where there are several', () => {
  const chart = new Chart(new App(), 'shop');
  const mesh = new Mesh(chart, 'mesh', { targets: [new IstioAmbientTarget(), new LinkerdTarget()] });
  const declare = (id: string, dataPlane?: string) => new StrictMtlsNamespace(chart, id, { mesh, phase: RolloutPhase.PERMISSIVE, dataPlane });
  expect(() => declare('a')).toThrow("dataPlane of namespace 'a' must be one of istio-ambient, linkerd, got: none, at 'shop/a'");
  expect(() => declare('b', 'kuma')).toThrow("dataPlane of namespace 'b' must be one of istio-ambient, linkerd, got: 'kuma', at 'shop/b'");
  expect(() => declare('c', 'linkerd')).not.toThrow();
});
