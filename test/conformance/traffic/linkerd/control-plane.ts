import { mkdirSync, writeFileSync } from 'fs';
import { Binaries } from './binaries';
import { authority, keyPair } from './certificates';
import { Bench } from '../../bench';
import { Api } from '../../cluster/api';
import { installCrds } from '../../cluster/crds';
import { Kubernetes, startKubernetes } from '../../meshes/kubernetes';
import { SYSTEM } from '../../meshes/linkerd';

/** Ports of the controllers, on the node. */
export const CONTROL_PORTS = { identity: 8080, destination: 8086, policy: 8090 };

const CLUSTER_NETWORKS = '10.0.0.0/8,100.64.0.0/10,172.16.0.0/12,192.168.0.0/16,fd00::/8';
const OPAQUE = '25,587,3306,4444,5432,6379,9300,11211';
const DOMAIN = 'cluster.local';
/** Where the identity controller looks for it, whatever it is told. */
const TRUST_ROOTS = '/var/run/linkerd/identity/trust-roots';

/** Linkerd's own controllers on an API server. */
export interface ControlPlane {
  readonly api: Api;
  /** Certificate that all identities come from. */
  readonly trustAnchors: string;
}

/** Starts an API server and the policy, destination and identity controllers, and waits until they are ready. */
export async function startControlPlane(bench: Bench, binaries: Binaries): Promise<ControlPlane> {
  const kubernetes = await startKubernetes(bench);
  await installCrds(bench.processes, kubernetes.api, ['linkerd', 'gateway-api-1.5.1-standard']);
  for (const object of NEEDED) await applied(kubernetes.api, object);
  const trustAnchors = startIdentity(bench, binaries, kubernetes);
  startPolicy(bench, binaries, kubernetes);
  startDestination(bench, binaries, kubernetes);
  const ready = (port: number) => bench.processes.run(['curl', '-sf', `http://127.0.0.1:${port}/ready`]).length >= 0;
  for (const port of [9990, 9991, 9996]) await bench.processes.until(`a controller is ready at ${port}`, () => ready(port), 120);
  return { api: kubernetes.api, trustAnchors };
}

/** @throws if the API server refuses it */
export async function applied(api: Api, object: any): Promise<void> {
  const { status, ...rest } = object;
  const done = await api.apply(rest, { force: true });
  if (!done.ok) throw new Error(`${object.kind} ${object.metadata.name}: ${done.message}`);
  if (status && object.kind === 'Pod') await api.patch(object, { status }, 'status');
}

/** What the controllers look for: a node for pods, and an owner of leases. */
const NEEDED = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: SYSTEM } },
  { apiVersion: 'v1', kind: 'Node', metadata: { name: 'node-1' } },
  {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'linkerd-destination', namespace: SYSTEM },
    spec: { replicas: 0, selector: { matchLabels: { a: 'b' } }, template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } } },
  },
];

function startIdentity(bench: Bench, binaries: Binaries, { kubeconfig }: Kubernetes): string {
  const { root, issuer } = authority(bench, `identity.${SYSTEM}.${DOMAIN}`);
  mkdirSync(TRUST_ROOTS, { recursive: true });
  writeFileSync(`${TRUST_ROOTS}/ca-bundle.crt`, root);
  bench.processes.start([
    binaries.controller, 'identity', '-kubeconfig', kubeconfig, '-controller-namespace', SYSTEM, '-identity-scheme', 'linkerd.io/tls',
    '-identity-trust-domain', DOMAIN, '-addr', `:${CONTROL_PORTS.identity}`, '-admin-addr', ':9990', '-issuer', issuer,
  ], { log: bench.path('control-plane', 'identity.log') });
  return root;
}

function startPolicy(bench: Bench, binaries: Binaries, { kubeconfig }: Kubernetes): void {
  const { key, certificate } = keyPair(bench, 'webhook');
  bench.processes.start([
    binaries['policy-controller'], '--kubeconfig', kubeconfig, '--admin-addr', '127.0.0.1:9991', '--grpc-addr', `0.0.0.0:${CONTROL_PORTS.policy}`,
    '--server-addr', '127.0.0.1:9443', '--server-tls-key', key, '--server-tls-certs', certificate, '--control-plane-namespace', SYSTEM,
    '--cluster-networks', CLUSTER_NETWORKS, '--identity-domain', DOMAIN, '--cluster-domain', DOMAIN, '--default-policy', 'all-unauthenticated',
    '--default-opaque-ports', OPAQUE, '--probe-networks', '0.0.0.0/0,::/0',
  ], { log: bench.path('control-plane', 'policy.log'), env: { HOSTNAME: 'policy-1' } });
}

function startDestination(bench: Bench, binaries: Binaries, { kubeconfig }: Kubernetes): void {
  bench.processes.start([
    binaries.controller, 'destination', '-kubeconfig', kubeconfig, '-controller-namespace', SYSTEM, '-identity-trust-domain', DOMAIN, '-cluster-domain', DOMAIN,
    '-addr', `:${CONTROL_PORTS.destination}`, '-metrics-addr', ':9996', '-default-opaque-ports', OPAQUE, '-outbound-transport-mode', 'transport-header',
    '-enable-ipv6=false',
  ], { log: bench.path('control-plane', 'destination.log'), env: { HOSTNAME: 'destination-1' } });
}
