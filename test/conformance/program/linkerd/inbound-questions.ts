import { Case, meshedPods } from './case';
import { Client } from './proxy';
import { portsOf } from './questions';
import { RolloutPhase } from '../../../../src';
import { ServiceIntent } from '../../../../src/intent';
import { Peer } from '../../../../src/simulation/evaluator';
import { ADMIN_REQUESTS, BYSTANDER, BYSTANDER_REQUESTS, STRANGER } from '../../cases/linkerd/bystanders';
import { Asked, covers, isProbe, requestsTo } from '../../cases/linkerd/requests';
import { selects } from '../../cluster/cluster';
import { PROXY_PORTS } from '../../meshes/linkerd';

/** One request of one client to a port of a pod, and whether it is declared. */
export interface Attempt {
  readonly pod: any;
  readonly port: number;
  readonly client: Client;
  readonly source?: Peer;
  readonly asked: Asked;
  /** Whether the declaration lets it in. */
  readonly declared: boolean;
}

/** Every request that somebody tries at a pod: declared sources, bystanders, a stranger, and somebody without identity. */
export function attempts(one: Case): Attempt[] {
  const clients = clientsOf(one);
  return meshedPods(one.cluster).flatMap(pod => portsOf(pod).flatMap(port => requestsAt(one, pod, port).flatMap(asked => clients.map(source => {
    const client = source && `${source.namespace}/${source.serviceAccount}`;
    return { pod, port, client, source, asked, declared: isDeclared(one, pod, port, client, asked) };
  }))));
}

/** Peers that try: those with a proxy have an identity. */
function clientsOf({ cluster }: Case): (Peer | undefined)[] {
  const peers = meshedPods(cluster).map(({ metadata: { namespace, labels }, spec: { serviceAccountName } }): Peer =>
    ({ namespace, labels, serviceAccount: serviceAccountName, meshed: true }));
  const stranger = { namespace: STRANGER.namespace, serviceAccount: STRANGER.account, labels: {}, meshed: true };
  return [...new Map(peers.map(peer => [`${peer.namespace}/${peer.serviceAccount}`, peer])).values(), stranger, undefined];
}

function requestsAt({ bundle }: Case, pod: any, port: number): Asked[] {
  if (port === PROXY_PORTS.admin) return ADMIN_REQUESTS;
  const service = serviceOf(bundle.services, pod);
  const found = service?.ports.filter(({ targetPort }) => targetPort === port) ?? [];
  return found.length > 0 ? found.flatMap(each => requestsTo(bundle, service!, each)) : BYSTANDER_REQUESTS;
}

/** The declared service that a pod is of. */
function serviceOf(services: ServiceIntent[], { metadata: { namespace, labels } }: any): ServiceIntent | undefined {
  return services.find(({ namespace: { name }, workload: { podLabels } }) => name === namespace && selects(podLabels, labels));
}

function isDeclared({ bundle }: Case, pod: any, port: number, client: Client, asked: Asked): boolean {
  const phase = bundle.namespaces.find(({ name }) => name === pod.metadata.namespace)!.phase;
  if (phase !== RolloutPhase.STRICT) return true;
  if (port === PROXY_PORTS.admin) return ADMIN_REQUESTS.slice(0, -1).includes(asked);
  const service = serviceOf(bundle.services, pod);
  if (!service) return pod.metadata.name.startsWith(BYSTANDER.name) && port === BYSTANDER.port && asked === BYSTANDER_REQUESTS[0];
  return service.ports.filter(({ targetPort }) => targetPort === port).some(each => isProbe(service, each, asked)
    || service.inbound.some(call => call.port.number === each.number && call.authenticated
      && client === `${call.source.namespace.name}/${call.source.workload.serviceAccount}` && covers(call, asked)));
}
