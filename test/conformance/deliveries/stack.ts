import { readFileSync } from 'fs';
import { join } from 'path';
import { METRICS } from './scenarios';
import { Bench } from '../bench';
import { Api } from '../cluster/api';
import { CrdSource, installCrds } from '../cluster/crds';
import { moduleFolder } from '../machine/modules';
import { Kubernetes, startControllers, startKubernetes } from '../meshes/kubernetes';

export const CRDS: CrdSource[] = ['istio', 'gateway-api-1.6.1-experimental', 'linkerd', 'flagger', 'argo-rollouts', 'prometheus-operator'];

const STAGES = ['node/fast/node-initialize', 'node/heartbeat/node-heartbeat', 'pod/fast/pod-ready', 'pod/fast/pod-complete', 'pod/fast/pod-delete'];
const NODE = 'node-1';

/** A cluster with a simulated node, on which pods are ready as soon as they are scheduled, and both delivery controllers. */
export async function startStack(bench: Bench): Promise<Api> {
  const kubernetes = await startKubernetes(bench, { serviceAccounts: true });
  const { api, kubeconfig, folder } = kubernetes;
  await installCrds(bench.processes, api, CRDS);
  startControllers(bench, kubernetes);
  await startNode(bench, kubernetes);
  bench.processes.start(
    [bench.tool('flagger'), '-kubeconfig', kubeconfig, '-mesh-provider', 'istio', '-metrics-server', METRICS, '-port', '18080'], { log: `${folder}/flagger.log` });
  bench.processes.start(
    [bench.tool('argo-rollouts'), '--kubeconfig', kubeconfig, '--leader-elect=false', '--metricsPort', '18090', '--healthzPort', '18091'],
    { log: `${folder}/argo-rollouts.log` });
  return api;
}

async function startNode(bench: Bench, { api, kubeconfig, folder }: Kubernetes): Promise<void> {
  const stages = STAGES.flatMap(name => ['-c', join(moduleFolder('kwok'), 'kustomize/stage', `${name}.yaml`)]);
  bench.processes.start([bench.tool('kwok'), '--kubeconfig', kubeconfig, '--manage-all-nodes=true', '--server-address', '127.0.0.1:18100', ...stages], { log: `${folder}/kwok.log` });
  const resources = { cpu: '64', memory: '256Gi', pods: '500' };
  const node = { apiVersion: 'v1', kind: 'Node', metadata: { name: NODE, labels: { 'kubernetes.io/hostname': NODE } } };
  await api.apply(node);
  await api.patch(node, { status: { capacity: resources, allocatable: resources } }, 'status');
  await bench.processes.until('the node is ready', async () => {
    const { body } = await api.get(node);
    return !(body.spec.taints ?? []).length && body.status.conditions?.some(({ type, status }: any) => type === 'Ready' && status === 'True');
  });
}

/** What a controller wrote last, for a report of what went wrong. */
export function lastWords(bench: Bench, controller: string, namespace: string): string[] {
  return readFileSync(bench.path('kubernetes-0', `${controller}.log`), 'utf-8').split('\n').filter(line => line.includes(namespace)).slice(-2);
}
