import { App, Chart } from 'cdk8s';
import { Deployment, EnvValue, Probe } from 'cdk8s-plus-28';
import { FastYaml, LinkerdTarget, Mesh, MeshedService, PathMatch, Port, RolloutPhase, Route, StrictMtlsNamespace } from '../../src';

/**
 * Deployments of cdk8s-plus in a mesh: the Service, the ServiceAccount and the labels that they lack are added.
 *
 * The app is one of cdk8s, as in programs that keep theirs; it writes YAML fast.
 */
FastYaml.install();
const app = new App({ outdir: 'dist/cdk8s-plus' });
const chart = new Chart(app, 'shop');
const mesh = new Mesh(chart, 'mesh', { targets: [new LinkerdTarget()] });
const namespace = new StrictMtlsNamespace(chart, 'namespace', { mesh, name: 'shop', phase: RolloutPhase.AUDIT });

const cart = new MeshedService(chart, 'cart', {
  namespace,
  workload: new Deployment(chart, 'cart-deployment', {
    containers: [{ image: 'example.com/cart:1.0.0', portNumber: 8080, readiness: Probe.fromHttpGet('/healthz') }],
  }),
  ports: [Port.http(80, { targetPort: 8080 })],
});
const web = new MeshedService(chart, 'web', {
  namespace,
  workload: new Deployment(chart, 'web-deployment', {
    containers: [{ image: 'example.com/web:2.0.0', portNumber: 8080, envVariables: { CART: EnvValue.fromValue('http://cart') } }],
  }),
  ports: [Port.http(80, { targetPort: 8080 })],
});
web.calls(cart, { routes: [Route.get(PathMatch.prefix('/items'))] });

app.synth();
console.log(mesh.report().toMarkdown());
