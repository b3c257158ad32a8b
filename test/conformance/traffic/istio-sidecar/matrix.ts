import { BoutiqueService, covers, DeclaredCall } from '../../cases/boutique-calls';
import { Expectation } from '../expectations';
import { Question } from '../questions';
import { World } from '../world';

/** Services, and who calls whom. */
export interface Names {
  readonly services: BoutiqueService[];
  readonly calls: DeclaredCall[];
}

/** A request that somebody declares of a service, or that nobody does. */
interface Request {
  readonly method: string;
  readonly path: string;
}

/** Questions by what must come of them. */
export interface Matrix {
  readonly allowed: Expectation[];
  /** What nobody declares of a pair. */
  readonly refused: Expectation[];
  /** Hosts that a source does not call. */
  readonly unreachable: Expectation[];
  /** From identities of another namespace. */
  readonly strange: Expectation[];
  readonly probes: Expectation[];
  /** From outside the mesh, past every Service. */
  plaintext(expected: string[]): Expectation[];
}

const DENIED: Record<string, string[]> = { http: ['403'], grpc: ['grpc 7'], tcp: ['closed', 'reset'] };
const REACHED: Record<string, string[]> = { http: ['200'], grpc: ['200'], tcp: ['line'] };
/** No route, or no cluster, for a host that is not in the scope. */
const UNKNOWN: Record<string, string[]> = { http: ['502', 'closed', 'reset'], grpc: ['grpc 14', 'closed', 'reset'], tcp: ['closed', 'reset'] };

/** Every pair of workloads, and each request that is known of the destination, with what the declaration says of it. */
export function matrix(world: World, declared: Names): Matrix {
  const served = declared.services.flatMap(service => service.ports.map(port => ({ service, port })));
  const pairs = served.flatMap(({ service, port }) => declared.services.filter(({ name }) => name !== service.name)
    .map(({ name: source }) => ({ source, service: service.name, port })));
  const all = pairs.flatMap(pair => requestsOf(declared, pair.service, pair.port.protocol).map(request => ({ ...pair, request })));
  const asks = ({ source, service, port, request }: typeof all[number], expected: string[], from = `boutique.${source}-1`) =>
    expectation(world, from, { service, port }, request, expected);
  const callOf = (source: string, destination: string) => declared.calls.filter(call => call.source === source && call.destination === destination);
  const isDeclared = ({ source, service, request: { method, path } }: typeof all[number]) =>
    callOf(source, service).some(call => covers(call, method, path));
  return {
    allowed: all.filter(isDeclared).map(each => asks(each, REACHED[each.port.protocol])),
    refused: all.filter(each => !isDeclared(each)).map(each => asks(each, DENIED[each.port.protocol])),
    unreachable: all.filter(({ source, service }) => callOf(source, service).length === 0).map(each => asks(each, UNKNOWN[each.port.protocol])),
    strange: all.filter(({ source }) => source === 'frontend' || source === 'loadgenerator').flatMap(each => ['elsewhere.stranger-1', 'elsewhere.frontend-1']
      .map(pod => asks(each, DENIED[each.port.protocol], pod))),
    probes: served.filter(({ port }) => port.protocol !== 'tcp').map(({ service: { name } }) => probeOf(world, name)),
    plaintext: expected => served.map(({ service: { name }, port }) => ({
      from: 'outside.plain-1',
      question: { ...questionOf(port.protocol, { method: 'GET', path: '/' }), address: podAddress(world, name) },
      expected: expected.includes('200') ? REACHED[port.protocol] : expected,
      about: `plaintext to ${name}`,
    })),
  };
}

/** One declared request of each call, as constant load. */
export function declaredLoad(world: World, { services, calls }: Names): { [pod: string]: Question[] } {
  const loads: { [pod: string]: Question[] } = {};
  for (const call of calls) {
    const service = services.find(({ name }) => name === call.destination)!;
    const request = requestsOf({ services, calls }, service.name, service.ports[0].protocol).find(({ method, path }) => covers(call, method, path))!;
    const { question } = expectation(world, call.source, { service: service.name, port: service.ports[0] }, request, []);
    (loads[`boutique.${call.source}-1`] ??= []).push({ ...question, count: 20, fresh: true });
  }
  return loads;
}

function expectation(
  world: World, from: string, { service, port }: { service: string; port: BoutiqueService['ports'][number] }, request: Request, expected: string[],
): Expectation {
  const host = `${service}.boutique.svc.cluster.local:${port.number}`;
  const address = world.address(`boutique/${service}`, port.number);
  return { from, question: { ...questionOf(port.protocol, request), address, host }, expected, about: `${from} asks ${service} ${request.method} ${request.path}` };
}

function questionOf(protocol: BoutiqueService['ports'][number]['protocol'], { method, path }: Request): Omit<Question, 'address'> {
  return protocol === 'tcp' ? { protocol, fresh: true } : { protocol, method, path };
}

/** Requests that sources declare of a service, the same below and with another method, and one that nobody declares. */
function requestsOf({ calls }: Names, service: string, protocol: string): Request[] {
  if (protocol === 'tcp') return [{ method: '', path: '' }];
  const matches = calls.filter(({ destination }) => destination === service).flatMap(each => each.matches);
  const paths = [...new Set(matches.flatMap(({ exactPath, pathPrefix }) => exactPath !== undefined ? [exactPath] : [pathPrefix!, `${pathPrefix}/7`, `${pathPrefix}s`]))];
  if (protocol === 'grpc') return [...paths, '/hipstershop.Admin/Drop'].map(path => ({ method: 'POST', path }));
  return [...paths, '/admin'].flatMap(path => ['GET', 'POST', 'DELETE'].map(method => ({ method, path })));
}

/** As the agent asks for the kubelet: on the loopback interface, which is not led through the proxy. */
function probeOf(world: World, name: string): Expectation {
  const { containerPort } = world.objects.find(({ kind, metadata }) => kind === 'Pod' && metadata.name === `${name}-1`)!.spec.containers[0].ports[0];
  return {
    from: `boutique.${name}-1`, question: { address: `127.0.0.1:${containerPort}`, path: '/_healthz' }, expected: ['200'], about: `the agent of ${name} asks /_healthz`,
  };
}

function podAddress(world: World, name: string): string {
  const { status, spec } = world.objects.find(({ kind, metadata }) => kind === 'Pod' && metadata.namespace === 'boutique' && metadata.name === `${name}-1`)!;
  return `${status.podIP}:${spec.containers[0].ports[0].containerPort}`;
}
