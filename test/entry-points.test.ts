import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Chart, Testing, YamlOutputType } from 'cdk8s';
import { documentsOf } from './golden';
import { IstioSidecarTarget, Mesh, MeshedService, NetworkPolicyTarget, PathMatch, Port, RolloutPhase, Route, StrictMtlsNamespace } from '../src';

const outdir = mkdtempSync(join(tmpdir(), 'entry-points-'));
afterAll(() => rmSync(outdir, { recursive: true }));

/** Callers in a second chart, declared after the objects of the first chart were made. */
function declare(yamlOutputType?: YamlOutputType): { app: App; charts: Chart[] } {
  const app = new App({ outdir, yamlOutputType });
  const [shop, edge] = [new Chart(app, 'shop'), new Chart(app, 'edge')];
  const mesh = new Mesh(shop, 'mesh', { targets: [new IstioSidecarTarget(), new NetworkPolicyTarget()] });
  const namespace = new StrictMtlsNamespace(shop, 'shop', { mesh, phase: RolloutPhase.STRICT });
  const service = (chart: Chart, name: string) =>
    new MeshedService(chart, name, { namespace, image: `${name}:1`, ports: [Port.http(80)] });
  const cart = service(shop, 'cart');
  for (const name of ['web', 'mobile']) service(edge, name).calls(cart, { routes: [Route.get(PathMatch.prefix('/items'))] });
  return { app, charts: [shop, edge] };
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder).sort().map(name => join(folder, name)).flatMap(path => statSync(path).isDirectory() ? filesBelow(path) : [path]);
}

function synthesized(type: YamlOutputType): any[] {
  rmSync(outdir, { recursive: true, force: true });
  declare(type).app.synth();
  return filesBelow(outdir).flatMap(file => documentsOf(readFileSync(file, 'utf-8')));
}

const identified = (documents: any[]) => documents.map(document => JSON.stringify(document)).sort();
const expected = documentsOf(declare().app.synthYaml());

test('every call is in the one policy of its destination, whichever chart declares it', () => {
  const policies = expected.filter(({ apiVersion }) => apiVersion === 'security.istio.io/v1');
  const cart = policies.find(({ kind, metadata }) => kind === 'AuthorizationPolicy' && metadata.name === 'cart');
  expect(cart.spec.rules[0].from).toEqual([{ source: { serviceAccounts: ['shop/mobile', 'shop/web'] } }]);
});

test.each([YamlOutputType.FILE_PER_APP, YamlOutputType.FILE_PER_CHART])('App.synth with output type %s gives the same objects in the same order', type => {
  const documents = synthesized(type);
  if (type === YamlOutputType.FILE_PER_APP) expect(documents).toEqual(expected);
  expect(identified(documents)).toEqual(identified(expected));
});

test.each([YamlOutputType.FILE_PER_RESOURCE, YamlOutputType.FOLDER_PER_CHART_FILE_PER_RESOURCE])('App.synth with output type %s gives the same objects', type => {
  expect(identified(synthesized(type))).toEqual(identified(expected));
});

test('Testing.synth and Chart.toJson give the same objects in the same order', () => {
  const { charts } = declare();
  expect(charts.flatMap(chart => Testing.synth(chart))).toEqual(expected);
  expect(declare().charts.flatMap(chart => chart.toJson())).toEqual(expected);
});

test('App.synthYaml gives the same bytes twice', () => {
  expect(declare().app.synthYaml()).toEqual(declare().app.synthYaml());
});
