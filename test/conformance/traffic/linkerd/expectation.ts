import { fateInWords } from './fates';
import { OUTSIDE_CLIENT } from './trials';
import { Peer } from '../../../../src/simulation/evaluator';
import { Routing } from '../../../../src/simulation/router';
import { LinkerdEvaluator } from '../../../../src/targets/linkerd/evaluation/linkerd-evaluator';
import { OutboundRouter } from '../../../../src/targets/linkerd/evaluation/outbound-router';
import { Asked } from '../../cases/linkerd/requests';
import { selects } from '../../cluster/cluster';
import { isMeshed } from '../../meshes/linkerd';

/** A request of a client to a port of a Service. */
export interface Attempt {
  /** 'namespace/account', or somebody outside of the mesh. */
  readonly client: string;
  readonly service: any;
  readonly port: any;
  readonly asked: Asked;
}

/** What may become of a request, by the evaluators: more than one thing where versions share requests. */
export function fatesExpected(cluster: any[], attempt: Attempt): string[] {
  const { client, service, asked } = attempt;
  const { name, namespace } = service.metadata;
  if (client === OUTSIDE_CLIENT) return arriving(cluster, attempt, undefined, podsOf(cluster, name, namespace).slice(0, 1));
  const [home, account] = client.split('/');
  const source: Peer = { namespace: home, serviceAccount: account, labels: {}, meshed: true };
  const routing = new OutboundRouter().route(cluster, { source, service: { name, namespace, port: attempt.port.port }, ...asked });
  return routing.kind === 'refused' ? [refusal(routing, attempt)] : [...new Set(routing.backends.flatMap(backend => backend.missing
    ? [answered(String(backend.status), asked, attempt)] : arriving(cluster, attempt, source, podsOf(cluster, backend.service, backend.namespace))))];
}

/** Shares of workloads in the answers to a request, by the evaluators. */
export function sharesExpected(cluster: any[], { client, service, port, asked }: Attempt): { [workload: string]: number } {
  const { name, namespace } = service.metadata;
  const source = { namespace: client.split('/')[0], labels: {}, meshed: true };
  const { backends } = new OutboundRouter().route(cluster, { source, service: { name, namespace, port: port.port }, ...asked });
  const shares: { [workload: string]: number } = {};
  for (const backend of backends) {
    const pods = podsOf(cluster, backend.service, backend.namespace);
    for (const pod of pods) shares[workloadOf(pod)] = (shares[workloadOf(pod)] ?? 0) + backend.share / pods.length;
  }
  return shares;
}

/** What becomes of a request that reaches some of these pods. */
function arriving(cluster: any[], attempt: Attempt, source: Peer | undefined, pods: any[]): string[] {
  const { asked, port } = attempt;
  return [...new Set(pods.map(pod => {
    const { namespace, labels } = pod.metadata;
    const destination = { namespace, labels, serviceAccount: pod.spec.serviceAccountName, meshed: isMeshed(pod) };
    const { allowed, because } = new LinkerdEvaluator().decide(cluster, { source, destination, port: targetOf(pod, port), ...asked });
    if (allowed) return fateInWords({ what: asked.method === undefined ? 'answered' : '200', by: workloadOf(pod) });
    return answered(because.includes('no route: 404') ? '404' : '403', asked, attempt);
  }))];
}

function refusal({ status }: Routing, attempt: Attempt): string {
  return status === undefined ? 'closed' : answered(String(status), attempt.asked, attempt);
}

/** An answer of a proxy, as the client's protocol has it. */
function answered(status: string, { method, path = '' }: Asked, { port: { appProtocol } }: Attempt): string {
  if (method === undefined) return 'closed';
  const codes: { [status: string]: string } = { 403: 'grpc 7', 404: 'grpc 5', 500: 'grpc 13', 504: 'grpc 14' };
  return appProtocol === 'kubernetes.io/h2c' && method === 'POST' && path.split('/').length === 3 ? codes[status] : status;
}

function podsOf(cluster: any[], name: string, namespace: string): any[] {
  const service = cluster.find(({ kind, metadata }) => kind === 'Service' && metadata.name === name && metadata.namespace === namespace);
  return cluster.filter(({ kind, metadata }) => kind === 'Pod' && service?.spec.selector && metadata.namespace === namespace && selects(service.spec.selector, metadata.labels));
}

function workloadOf({ metadata }: any): string {
  return metadata.name.replace(/-\d+$/, '');
}

function targetOf({ spec }: any, { targetPort, port }: any): number {
  if (typeof targetPort !== 'string') return targetPort ?? port;
  return spec.containers.flatMap(({ ports = [] }: any) => ports).find(({ name }: any) => name === targetPort).containerPort;
}
