import { STRANGER, UNDECLARED_PORT } from '../../cases/linkerd/bystanders';
import { isMeshed, PROXY_PORTS } from '../../meshes/linkerd';

/** What a pod's proxy asks the controller: about a port of its own, or about a Service's port that its application calls. */
export interface Question {
  /** Names the answer in a recording. */
  readonly key: string;
  readonly namespace: string;
  readonly pod: string;
  readonly port?: number;
  readonly authority?: string;
}

/** All that the proxies of a cluster may ask: of each pod each port, and one of which nothing is known; of each namespace with clients each Service. */
export function questionsOf(cluster: any[]): Question[] {
  const pods = cluster.filter(object => object.kind === 'Pod' && isMeshed(object));
  return [...pods.flatMap(inboundQuestions), ...clientsOf(pods).flatMap(client => outboundQuestions(client, cluster))];
}

/** Question about a port of a pod. */
export function inboundQuestion(namespace: string, pod: string, port: number): Question {
  return { key: `${namespace}/${pod} ${port}`, namespace, pod, port };
}

/** Question of a client about a port of a Service. */
export function outboundQuestion({ namespace, pod }: Client, service: any, port: number): Question {
  const { name, namespace: home } = service.metadata;
  return { key: `${namespace} to ${name}.${home}:${port}`, namespace, pod, authority: `${name}.${home}.svc.cluster.local:${port}` };
}

/** One pod of each namespace: routes are told by namespace. */
export interface Client {
  readonly namespace: string;
  readonly pod: string;
}

export function clientsOf(pods: any[]): Client[] {
  const first = new Map([...pods].reverse().map(({ metadata: { namespace, name } }) => [namespace, { namespace, pod: name }]));
  return [...[...first.values()].sort((a, b) => a.namespace < b.namespace ? -1 : 1), STRANGER];
}

/** Ports of a pod. */
export function portsOf({ spec }: any): number[] {
  const own = spec.containers.flatMap(({ ports = [] }: any) => ports.map(({ containerPort }: any) => containerPort));
  return [...new Set<number>([...own, PROXY_PORTS.admin, UNDECLARED_PORT])].sort((a, b) => a - b);
}

function inboundQuestions(pod: any): Question[] {
  return portsOf(pod).map(port => inboundQuestion(pod.metadata.namespace, pod.metadata.name, port));
}

function outboundQuestions(client: Client, cluster: any[]): Question[] {
  const services = cluster.filter(({ kind, apiVersion }) => kind === 'Service' && apiVersion === 'v1');
  return services.flatMap(service => service.spec.ports.map(({ port }: any) => outboundQuestion(client, service, port)));
}
