import { generateKeyPairSync } from 'crypto';
import { mkdirSync, writeFileSync } from 'fs';
import { stringify } from 'yaml';
import { Bench } from '../bench';
import { Api } from '../cluster/api';
import { makePods } from '../machine/pods';

/** Tools of a suite that starts an API server. */
export const KUBERNETES_TOOLS = ['network', 'etcd', 'kube-apiserver'] as const;

export interface KubernetesOptions {
  /** One of several in a suite. @default 0 */
  readonly number?: number;
  /** Whether pods need an account that exists, as in a cluster with controllers. @default false */
  readonly serviceAccounts?: boolean;
}

/** A running API server. */
export interface Kubernetes {
  readonly api: Api;
  /** Path of a file for clients. */
  readonly kubeconfig: string;
  /** Folder of its keys and logs. */
  readonly folder: string;
}

const TOKEN = 'conformance';

/** Starts etcd and an API server, with loopback in the suite's own network; everybody is an administrator. */
export async function startKubernetes(bench: Bench, { number = 0, serviceAccounts = false }: KubernetesOptions = {}): Promise<Kubernetes> {
  const at = (...names: string[]) => bench.path(`kubernetes-${number}`, ...names);
  makePods(bench.processes, []);
  mkdirSync(at('certificates'), { recursive: true });
  writeFileSync(at('accounts.key'), generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs1', format: 'pem' }));
  writeFileSync(at('tokens.csv'), `${TOKEN},admin,admin,"system:masters"\n`);
  const port = 6443 + number;
  const etcd = `http://127.0.0.1:${20000 + 2 * number}`;
  bench.processes.start(etcdCommand(bench, at('etcd'), etcd, `http://127.0.0.1:${20001 + 2 * number}`), { log: at('etcd.log') });
  bench.processes.start(apiCommand(bench, at, { etcd, port, serviceAccounts }), { log: at('kube-apiserver.log') });
  const api = new Api(`https://127.0.0.1:${port}`, TOKEN);
  await bench.processes.until('the API server is ready', async () => (await api.ask('GET', '/readyz')).ok);
  writeFileSync(at('kubeconfig'), kubeconfigOf(api.url));
  return { api, kubeconfig: at('kubeconfig'), folder: at() };
}

/** Starts what turns workloads into Pods: kube-controller-manager and kube-scheduler. */
export function startControllers(bench: Bench, { kubeconfig, folder }: Kubernetes): void {
  const common = ['--kubeconfig', kubeconfig, '--leader-elect=false', '--secure-port', '0'];
  // simulated nodes tell seldom that they live
  const manager = ['--service-account-private-key-file', `${folder}/accounts.key`, '--node-monitor-grace-period', '2h'];
  bench.processes.start([bench.tool('kube-controller-manager'), ...common, ...manager], { log: `${folder}/kube-controller-manager.log` });
  bench.processes.start([bench.tool('kube-scheduler'), ...common], { log: `${folder}/kube-scheduler.log` });
}

function etcdCommand(bench: Bench, data: string, clients: string, peers: string): string[] {
  return [
    bench.tool('etcd'), '--data-dir', data, '--unsafe-no-fsync', '--log-level', 'error', '--listen-client-urls', clients, '--advertise-client-urls', clients,
    '--listen-peer-urls', peers, '--initial-advertise-peer-urls', peers, '--initial-cluster', `default=${peers}`,
  ];
}

interface ApiSettings { readonly etcd: string; readonly port: number; readonly serviceAccounts: boolean }

function apiCommand(bench: Bench, at: (name: string) => string, { etcd, port, serviceAccounts }: ApiSettings): string[] {
  return [
    bench.tool('kube-apiserver'), '--etcd-servers', etcd, '--bind-address', '127.0.0.1', '--advertise-address', '10.244.0.1', '--secure-port', String(port),
    '--cert-dir', at('certificates'), '--token-auth-file', at('tokens.csv'), '--authorization-mode', 'AlwaysAllow', '--enable-priority-and-fairness=false',
    '--allow-privileged=true',
    '--service-account-key-file', at('accounts.key'), '--service-account-signing-key-file', at('accounts.key'),
    '--service-account-issuer', 'https://kubernetes.default.svc', '--service-cluster-ip-range', '10.96.0.0/16',
    ...serviceAccounts ? [] : ['--disable-admission-plugins', 'ServiceAccount'],
  ];
}

function kubeconfigOf(server: string): string {
  const name = 'conformance';
  return stringify({
    'apiVersion': 'v1',
    'kind': 'Config',
    'clusters': [{ name, cluster: { server, 'insecure-skip-tls-verify': true } }],
    'users': [{ name, user: { token: TOKEN } }],
    'contexts': [{ name, context: { cluster: name, user: name } }],
    'current-context': name,
  });
}
