import { chmodSync, chownSync, copyFileSync, existsSync, readdirSync, writeFileSync } from 'fs';
import { Binaries } from './binaries';
import { endEntity } from './certificates';
import { CONTROL_PORTS, ControlPlane } from './control-plane';
import { Bench } from '../../bench';
import { podName, Redirect } from '../../machine/pods';
import { PROXY_PORTS, SYSTEM } from '../../meshes/linkerd';

const UID = 2102;
const NODE = '10.244.0.1';
/** Controllers have other ports on the loopback of pods, where applications have theirs. */
const NEAR = 20_000;
const PROGRAM = '/run/suite/linkerd2-proxy';
const FORWARD = '/run/suite/linkerd';

/** How connections of a pod get to its proxy. */
export const REDIRECT: Redirect = {
  uid: UID, inbound: PROXY_PORTS.inbound, outbound: PROXY_PORTS.outbound, exceptInbound: [PROXY_PORTS.control, PROXY_PORTS.admin],
};

/** Starts the proxy of a pod; it is not ready yet. */
export async function startSidecar(bench: Bench, binaries: Binaries, control: ControlPlane, pod: any): Promise<void> {
  const name = podName(pod);
  const folder = `/run/suite/proxies/${name}`;
  install(binaries['linkerd2-proxy'], PROGRAM);
  install(bench.tool('linkerd'), FORWARD);
  endEntity(bench, folder, identityOf(pod));
  writeFileSync(`${folder}/token`, await tokenOf(control, pod));
  for (const path of [folder, ...readdirSync(folder).map(file => `${folder}/${file}`)]) chownSync(path, UID, UID);
  const forwards = Object.values(CONTROL_PORTS).map(port => `127.0.0.1:${port + NEAR}=${NODE}:${port}`);
  bench.processes.start([FORWARD, 'forward', ...forwards], { pod: name, uid: UID, log: bench.path('proxies', `${name}.forward.log`) });
  bench.processes.start([PROGRAM], { pod: name, uid: UID, log: bench.path('proxies', `${name}.log`), env: environment(pod, folder, control) });
}

/** Whether the proxy of a pod has an identity and its policies. */
export function isReady(bench: Bench, { status: { podIP } }: any): boolean {
  return bench.processes.run(['curl', '-sf', '-m', '2', `http://${podIP}:${PROXY_PORTS.admin}/ready`]).length > 0;
}

/** The proxies' user cannot reach every folder. */
function install(from: string, to: string): void {
  if (existsSync(to)) return;
  copyFileSync(from, to);
  chmodSync('/run/suite', 0o755);
  chmodSync(to, 0o755);
}

function identityOf({ metadata: { namespace }, spec: { serviceAccountName } }: any): string {
  return `${serviceAccountName}.${namespace}.serviceaccount.identity.${SYSTEM}.cluster.local`;
}

/** @throws if there is no such account */
async function tokenOf({ api }: ControlPlane, { metadata: { namespace }, spec: { serviceAccountName } }: any): Promise<string> {
  const request = { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: { audiences: ['identity.l5d.io'], expirationSeconds: 86400 } };
  const { ok, body, message } = await api.ask('POST', `/api/v1/namespaces/${namespace}/serviceaccounts/${serviceAccountName}/token`, { body: JSON.stringify(request) });
  if (!ok) throw new Error(`token of ${serviceAccountName}: ${message}`);
  return body.status.token;
}

/** What the injector tells a proxy. */
function environment(pod: any, folder: string, { trustAnchors }: ControlPlane): { [name: string]: string } {
  const { metadata: { name: podIs, namespace: ns }, spec: { initContainers, containers }, status: { podIP } } = pod;
  const listening = initContainers.find(({ name }: any) => name === 'linkerd-proxy').env.map(({ name, value }: any) => [name, value]);
  const context = JSON.stringify({ ns, pod: podIs });
  const control = Object.entries(CONTROL_PORTS).map(([service, port]) => [`${service.toUpperCase()}_SVC_ADDR`, `127.0.0.1:${port + NEAR}`]);
  const said = Object.entries({
    ...Object.fromEntries(control),
    LOG: 'warn,linkerd=info',
    DESTINATION_CONTEXT: JSON.stringify({ ns, nodeName: 'node-1', pod: podIs }),
    DESTINATION_PROFILE_NETWORKS: '10.0.0.0/8',
    DESTINATION_PROFILE_SUFFIXES: 'svc.cluster.local.',
    POLICY_WORKLOAD: context,
    POLICY_CLUSTER_NETWORKS: '10.0.0.0/8',
    INBOUND_DEFAULT_POLICY: 'all-unauthenticated',
    INBOUND_IPS: podIP,
    INBOUND_PORTS: containers.flatMap(({ ports = [] }: any) => ports.map(({ containerPort }: any) => containerPort)).join(','),
    INBOUND_PORTS_DISABLE_PROTOCOL_DETECTION: '25,587,3306,4444,5432,6379,9300,11211',
    IDENTITY_DIR: folder,
    IDENTITY_TOKEN_FILE: `${folder}/token`,
    IDENTITY_TRUST_ANCHORS: trustAnchors,
    IDENTITY_LOCAL_NAME: identityOf(pod),
    CORES: '1',
  }).map(([name, value]) => [`LINKERD2_PROXY_${name}`, value]);
  return Object.fromEntries([...said, ...listening, ['HOSTNAME', podIs]]);
}
