import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'fs';
import { tmpdir } from 'os';
import { join, relative } from 'path';
import { ApiObject, App, AppProps, Chart, JsonPatch, YamlOutputType } from 'cdk8s';
import { Feature, IMeshTarget, Mesh, MeshApp, MeshedService, Port, RolloutPhase, StrictMtlsNamespace } from '../../src';
import { releases, TARGETS } from '../growth/layouts';

const work = mkdtempSync(join(tmpdir(), 'mesh-programs-'));
afterAll(() => rmSync(work, { recursive: true }));

/** Released services in charts with and without labels, of which somebody patches one and gives metadata to another. */
function synthesize(app: App, targets: IMeshTarget[]): void {
  const chart = new Chart(app, 'shop', { labels: { team: undefined } as any });
  const mesh = new Mesh(chart, 'mesh', { targets, acceptLoss: Object.values(Feature) });
  const namespace = new StrictMtlsNamespace(chart, 'shop-namespace', { mesh, name: 'shop', phase: RolloutPhase.STRICT });
  const charts = [chart, new Chart(app, 'labelled', { labels: { team: 'a' }, namespace: 'elsewhere' }), new Chart(app, 'plain')];
  const services = Array.from({ length: 40 }, (_, i) =>
    new MeshedService(charts[i % charts.length], `s${i}`, { namespace, image: 'example.com/s:1', ports: [Port.http(80)] }));
  releases(services);
  services[0].service!.addJsonPatch(JsonPatch.add('/metadata/annotations', { patched: 'yes' }));
  services[1].service!.metadata.addLabel('late', 'yes');
  new ApiObject(chart, 'settings', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', namespace: 'shop' }, data: { a: '0o7' } });
  app.synth();
}

function filesBelow(folder: string): { [name: string]: string } {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf-8' }).map(name => join(folder, name)).filter(path => statSync(path).isFile());
  return Object.fromEntries(paths.sort().map(path => [relative(folder, path), readFileSync(path, 'utf-8')]));
}

const TYPES = Object.values(YamlOutputType).filter((type): type is YamlOutputType => typeof type === 'number');

describe.each(TARGETS)('%s', (_, targets) => {
  test.each(TYPES)('the files of a MeshApp are those of an App, output type %s', yamlOutputType => {
    const filesOf = (AppOf: new (props: AppProps) => App) => {
      const outdir = mkdtempSync(join(work, 'files-'));
      synthesize(new AppOf({ outdir, yamlOutputType }), targets());
      return filesBelow(outdir);
    };
    const [ours, theirs] = [filesOf(MeshApp), filesOf(App)];
    expect(Object.keys(ours)).toEqual(Object.keys(theirs));
    for (const [name, text] of Object.entries(theirs)) expect(ours[name]).toBe(text.replace('a: 0o7', 'a: "0o7"'));
  });
});
