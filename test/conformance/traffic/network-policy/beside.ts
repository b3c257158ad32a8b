import { App, Chart } from 'cdk8s';
import { neighboursOf, podAt } from './neighbours';
import { asTry, Expectation, problemsOf } from './pairs';
import { Standing, tryOf, World } from './world';
import {
  Feature, IMeshTarget, IstioAmbientTarget, IstioSidecarTarget, LinkerdTarget, Mesh, MeshedService, NetworkPolicyTarget, PathMatch, Port,
  RolloutPhase, Route, StrictMtlsNamespace,
} from '../../../../src';
import { documentsOf } from '../../../golden';
import { Bench } from '../../bench';
import { Addresses } from '../../cluster/addresses';
import { clusterOf, Injector, PLAIN } from '../../cluster/cluster';
import { AMBIENT, SIDECARS } from '../../meshes/istio';
import { Check } from '../../suite';

/** Connections that must pass: from the pods of one name to a port of those of another; from every other program where no source is named. */
interface Opening {
  readonly from?: string[];
  readonly to: string[];
  readonly port: number;
}

/** A mesh with NetworkPolicies beside it, and what of it must pass. */
interface Beside {
  readonly name: string;
  readonly target: () => IMeshTarget;
  readonly injector: Injector;
  /** Ports of its proxies. */
  readonly proxyPorts: number[];
  /** Ports of its control plane, in a namespace of its own. */
  readonly controlPlane: { readonly namespace: string; readonly labels: any; readonly ports: number[] };
  readonly openings: Opening[];
  /** Address that probes come from besides the node's own. */
  readonly probeAddress?: string;
}

const OWN = ['web', 'cart', 'redis', 'idle'];

/** What each mesh documents of its ports; all else is a way past it. */
const MESHES: Beside[] = [
  {
    name: 'istio-sidecar',
    target: () => new IstioSidecarTarget(),
    injector: SIDECARS,
    proxyPorts: [15001, 15006, 15008, 15020, 15021, 15090],
    controlPlane: { namespace: 'istio-system', labels: { app: 'istiod' }, ports: [15010, 15012, 15014, 15017] },
    openings: [
      { from: ['web'], to: ['cart'], port: 8080 },
      { from: ['cart'], to: ['redis'], port: 6379 },
      { from: OWN, to: ['control'], port: 15012 },
      { to: OWN, port: 15021 },
      { from: ['scraper'], to: OWN, port: 15020 },
    ],
  },
  {
    name: 'istio-ambient',
    target: () => new IstioAmbientTarget(),
    injector: AMBIENT,
    proxyPorts: [15001, 15006, 15008, 15020, 15021],
    controlPlane: { namespace: 'istio-system', labels: { app: 'istiod' }, ports: [15010, 15012, 15014, 15017] },
    openings: [
      { from: ['web'], to: ['waypoint'], port: 15008 },
      { from: ['waypoint'], to: ['cart'], port: 15008 },
      { from: ['cart'], to: ['redis'], port: 15008 },
      { from: [...OWN, 'waypoint'], to: ['control'], port: 15012 },
      { from: ['scraper'], to: [...OWN, 'waypoint'], port: 15020 },
    ],
    probeAddress: '169.254.7.127',
  },
  {
    name: 'linkerd',
    target: () => new LinkerdTarget(),
    injector: PLAIN,
    proxyPorts: [4140, 4143, 4190, 4191],
    controlPlane: { namespace: 'linkerd', labels: {}, ports: [8080, 8086, 8090, 8443] },
    openings: [
      { from: ['web'], to: ['cart'], port: 4143 },
      { from: ['cart'], to: ['redis'], port: 4143 },
      ...[8080, 8086, 8090].map(port => ({ from: OWN, to: ['control'], port })),
      { from: ['scraper'], to: OWN, port: 4191 },
    ],
  },
];

/** NetworkPolicies beside a mesh: what it needs passes, and nobody passes by it. */
export async function besideMeshes(bench: Bench, world: World, addresses: Addresses): Promise<Check[]> {
  const checks: Check[] = [];
  for (const mesh of MESHES) checks.push(...await besideMesh(bench, world, addresses, mesh));
  return checks;
}

async function besideMesh(bench: Bench, world: World, addresses: Addresses, mesh: Beside): Promise<Check[]> {
  const objects = clusterOf(bench.objects(shopBeside(mesh.target())), mesh.injector, { addresses })
    .filter(({ kind, metadata }) => kind !== 'Pod' || metadata.namespace === 'shop');
  const own = objects.filter(({ kind }) => kind === 'Pod').map(pod => ({ pod, listening: [8080, 6379, 9999, ...mesh.proxyPorts].map(port => `${port}=tcp`) }));
  const around = neighboursAround(own.map(({ pod }) => pod), mesh, addresses);
  await world.stand([...own, ...around]);
  const all = [...objects, ...around.map(({ pod }) => pod)];
  const expectations = everyPair(mesh, own, around);
  const [open, closed] = [true, false].map(passes => expectations.filter(each => each.passes === passes));
  const rule = async (name: string, expected: Expectation[], tries = expected.map(asTry)): Promise<Check> => ({
    target: 'network-policy',
    name: `beside ${mesh.name}: ${name}`,
    features: [Feature.NETWORK_POLICY],
    problems: problemsOf(expected, await world.enforce(all, tries)),
  });
  return [
    await rule('what the mesh carries and needs passes', open),
    await rule('nobody passes by the mesh, directly or by other ports', closed),
    ...mesh.probeAddress === undefined ? [] : [await probes(rule, own, mesh.probeAddress)],
  ];
}

/** Probes reach the ports of the application from the address that the mesh gives them. */
function probes(rule: (name: string, expected: Expectation[], tries: any[]) => Promise<Check>, own: Standing[], local: string): Promise<Check> {
  const expected = own.map(destination => ({ destination, port: '8080=tcp', passes: true }));
  return rule('probes pass from the address that the mesh gives them', expected, expected.map(({ destination, port }) => ({ ...tryOf(undefined, destination.pod, port), local })));
}

/** Of the control plane's namespace there is one pod with its labels, and one without. */
function neighboursAround(pods: any[], { controlPlane: { namespace, labels, ports } }: Beside, addresses: Addresses): Standing[] {
  const { dns, strangers, monitoring } = neighboursOf(pods, addresses);
  const listening = ports.map(port => `${port}=tcp`);
  const other = Object.keys(labels).length > 0 ? [{ pod: podAt(namespace, 'other', {}, addresses), listening }] : [];
  return [dns, ...strangers, monitoring, { pod: podAt(namespace, 'control', labels, addresses), listening }, ...other];
}

/** Connections with a pod of the program at one end at least. */
function everyPair({ openings }: Beside, own: Standing[], around: Standing[]): Expectation[] {
  const all = [...own, ...around];
  return all.flatMap(source => all.filter(destination => destination !== source && (own.includes(source) || own.includes(destination)))
    .flatMap(destination => destination.listening.map(port => {
      const passes = openings.some(({ from, to, port: number }) => to.includes(nameOf(destination)) && parseInt(port) === number
        && (from === undefined ? !own.includes(source) : from.includes(nameOf(source))));
      return { source, destination, port, passes: passes || (own.includes(source) && nameOf(destination) === 'dns') };
    })));
}

/** Pods elsewhere that copy the labels of others are nobody by name. */
function nameOf({ pod: { metadata } }: Standing): string {
  return metadata.namespace === 'elsewhere' ? '' : metadata.name.replace(/-\d+$/, '');
}

/** web gets /items of cart, which calls redis; idle calls nobody. */
function shopBeside(mesh: IMeshTarget): any[] {
  const app = new App();
  const chart = new Chart(app, 'shop');
  const both = new Mesh(chart, 'mesh', { targets: [mesh, new NetworkPolicyTarget()] });
  const namespace = new StrictMtlsNamespace(chart, 'shop', { mesh: both, phase: RolloutPhase.STRICT });
  const service = (name: string, ports?: Port[]) => new MeshedService(chart, name, { namespace, image: `example.com/${name}:1`, ports });
  const [web, cart] = [service('web'), service('cart', [Port.http(80, { targetPort: 8080 })])];
  web.calls(cart, { routes: [Route.get(PathMatch.prefix('/items'))] });
  cart.calls(service('redis', [Port.tcp(6379)]));
  service('idle');
  return documentsOf(app.synthYaml());
}
