import { join } from 'path';
import { Chart, Include } from 'cdk8s';
import { declareBoutiqueCalls } from './boutique-calls';
import { Mesh, MeshApp, MeshedService, RolloutPhase, Route, StrictMtlsNamespace } from '../../src';
import { choiceOf } from '../online-boutique/targets';

/** Enrols manifests that somebody else wrote: what they lack is added, what they say is respected. */
const [file = join(__dirname, 'shop.yaml'), targetName = 'istio-sidecar'] = process.argv.slice(2);
const { target, acceptLoss } = choiceOf(targetName);

const app = new MeshApp({ outdir: 'dist/existing-manifests' });
const chart = new Chart(app, 'enrolled');
const mesh = new Mesh(chart, 'mesh', { targets: [target], acceptLoss });
const namespace = new StrictMtlsNamespace(chart, 'boutique', { mesh, phase: RolloutPhase.STRICT });
const workload = new Include(chart, 'manifests', { url: file });
const enrol = (name: string) => new MeshedService(chart, name, { namespace, workload });

if (process.argv.length > 2) declareBoutiqueCalls(enrol);
else enrol('web').calls(enrol('catalog'), { routes: [Route.grpc('shop.Catalog', 'GetProduct')] });

app.synth();
console.log(mesh.report().toMarkdown());
