import { Fate } from './fates';
import { LinkerdWorld, OUTSIDE } from './world';
import { Bench } from '../../bench';
import { Bundle } from '../../cases/linkerd/bundles';
import { BYSTANDER_REQUESTS } from '../../cases/linkerd/bystanders';
import { Asked, lineOf, requestsTo } from '../../cases/linkerd/requests';
import { selects } from '../../cluster/cluster';
import { podName } from '../../machine/pods';
import { isMeshed } from '../../meshes/linkerd';
import { Answer, ask, Question } from '../questions';

/** Somebody without a proxy, who asks pods by their addresses. */
export const OUTSIDE_CLIENT = 'outside';

/** One request to a port of a Service. */
export interface Trial {
  /** Names the verdict. */
  readonly key: string;
  readonly service: any;
  readonly port: any;
  readonly asked: Asked;
}

/** Requests to each Service that a bundle declares, and to its bystanders. */
export function trialsOf(bundle: Bundle, cluster: any[]): Trial[] {
  const services = cluster.filter(({ kind, apiVersion }) => kind === 'Service' && apiVersion === 'v1');
  return services.flatMap(service => service.spec.ports.flatMap((port: any) => requestsAt(bundle, service, port.port).map(asked =>
    ({ key: `${service.metadata.name}.${service.metadata.namespace}:${port.port} ${lineOf(asked)}`, service, port, asked }))));
}

function requestsAt(bundle: Bundle, { metadata: { name, namespace } }: any, port: number): Asked[] {
  const owner = bundle.services.find(each => each.namespace.name === namespace && each.name === name);
  const found = owner?.ports.find(({ number }) => number === port);
  if (found) return requestsTo(bundle, owner!, found);
  return name === 'bystander' ? BYSTANDER_REQUESTS : [];
}

/** Who tries: one pod of each account, and somebody outside of the mesh. */
export function clientsIn(cluster: any[]): { client: string; pod: string }[] {
  const pods = cluster.filter(({ kind }) => kind === 'Pod').filter(isMeshed);
  const first = new Map([...pods].reverse().map(pod => [`${pod.metadata.namespace}/${pod.spec.serviceAccountName}`, podName(pod)]));
  return [...[...first].sort().map(([client, pod]) => ({ client, pod })), { client: OUTSIDE_CLIENT, pod: OUTSIDE }];
}

/** What a client asks on the wire; from outside of the mesh, a pod. */
export function questionOf(world: LinkerdWorld, { service, port, asked }: Trial, pod: string): Question | undefined {
  const { name, namespace } = service.metadata;
  const address = pod === OUTSIDE ? world.podAddress(service, port.port) : world.address(service, port.port);
  const { method, path, headers } = asked;
  const host = `${name}.${namespace}.svc.cluster.local:${port.port}`;
  if (address === undefined) return undefined;
  return { address, protocol: protocolOf(port, asked), host, method, path, headers, timeout: 8000 };
}

function protocolOf({ appProtocol, port }: any, { method, path = '' }: Asked): Question['protocol'] {
  if (method === undefined) return port === 3306 ? 'server-first' : 'tcp';
  if (appProtocol !== 'kubernetes.io/h2c') return 'http';
  return method === 'POST' && path.split('/').length === 3 ? 'grpc' : 'http2';
}

/** What became of each trial, by client. */
export async function tried(bench: Bench, world: LinkerdWorld, trials: Trial[]): Promise<Map<string, [string, Fate][]>> {
  const fates = new Map<string, [string, Fate][]>(trials.map(({ key }) => [key, []]));
  for (const { client, pod } of clientsIn(world.cluster)) {
    const asked = trials.flatMap(trial => {
      if (isItself(world.cluster, trial, client)) return [];
      const question = questionOf(world, trial, pod);
      return question ? [{ trial, question }] : [];
    });
    const answers = await ask(bench, pod, asked.map(({ question }) => question));
    asked.forEach(({ trial }, i) => fates.get(trial.key)!.push([client, fateOf(answers[i][0])]));
  }
  return fates;
}

/** A pod admits itself, whatever is declared. */
function isItself(cluster: any[], { service }: Trial, client: string): boolean {
  const { selector } = service.spec;
  return cluster.some(({ kind, metadata, spec }) => kind === 'Pod' && `${metadata.namespace}/${spec.serviceAccountName}` === client
    && metadata.namespace === service.metadata.namespace && selector !== undefined && selects(selector, metadata.labels));
}

/** Pods are told by their workload. */
export function fateOf({ status, grpcStatus, by, error }: Answer): Fate {
  const answered = by ? { by: by.replace(/-\d+$/, '') } : {};
  if (status === undefined) return by ? { what: 'answered', ...answered } : { what: error === 'timeout' ? 'timeout' : 'closed' };
  if (grpcStatus !== undefined && grpcStatus !== '' && grpcStatus !== '0') return { what: `grpc ${grpcStatus}`, ...answered };
  return { what: String(status), ...answered };
}
