import { join } from 'path';
import { App, Chart, Include } from 'cdk8s';
import { declareBoutiqueCalls, Services } from './boutique-calls';
import { IMeshTarget, IstioSidecarTarget, Mesh, MeshedService, RolloutPhase, Route, StrictMtlsNamespace } from '../../src';

/** Enrols manifests that somebody else wrote: what they lack is added, what they say is respected. */
export function enrol(app: App, url: string, target: IMeshTarget, names: string[], calls: (services: Services) => void): Mesh {
  const chart = new Chart(app, 'enrolled');
  const mesh = new Mesh(chart, 'mesh', { targets: [target] });
  const namespace = new StrictMtlsNamespace(chart, 'boutique', { mesh, phase: RolloutPhase.STRICT });
  const workload = new Include(chart, 'manifests', { url });
  calls(Object.fromEntries(names.map(name => [name, new MeshedService(chart, name, { namespace, workload })])));
  return mesh;
}

if (require.main === module) {
  const file = process.argv[2];
  const app = new App({ outdir: 'dist/existing-manifests' });
  const mesh = file
    ? declareBoutiqueCalls((names, calls) => enrol(app, file, new IstioSidecarTarget(), names, calls))
    : enrol(app, join(__dirname, 'shop.yaml'), new IstioSidecarTarget(), ['web', 'catalog'], ({ web, catalog }) =>
      web.calls(catalog, { routes: [Route.grpc('shop.Catalog', 'GetProduct')] }));
  app.synth();
  console.log(mesh.report().toMarkdown());
}
