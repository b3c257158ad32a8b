import { CircuitBreaker } from '../../../../src';
import { ServiceIntent } from '../../../../src/intent';
import { PortProtocol } from '../../../../src/vocabulary/port';
import { Account, accountsOf, Asked, declaring, enforces, samplesAt } from '../../ambient/declaration';
import { ExpectedRoute, expectedRoute } from '../../ambient/expected-route';
import { namesOf, needsWaypoint, WAYPOINT } from '../../ambient/needs';
import { AmbientProgram } from '../../ambient/programs';
import { selects } from '../../cluster/cluster';

/** A request to a Service with a waypoint, and what is declared of it. */
export interface ExpectedRequest {
  readonly host: string;
  readonly namespace: string;
  readonly port: number;
  readonly protocol: PortProtocol;
  readonly asked: Asked;
  readonly source: Account;
  readonly admitted: boolean;
  /** For the Service's own name. */
  readonly route?: ExpectedRoute;
}

/** A connection to a pod, and what is declared of it. */
export interface ExpectedConnection {
  readonly pod: string;
  readonly to: string;
  readonly port: number;
  /** None in plaintext. */
  readonly source?: Account;
  readonly admitted: boolean;
}

/** A Service behind a waypoint, with what guards it. */
export interface ExpectedService {
  readonly host: string;
  readonly waypoint: boolean;
  readonly breaker?: CircuitBreaker;
}

/** What a program declares, in words of waypoints and ztunnels. */
export interface Expected {
  readonly requests: ExpectedRequest[];
  readonly connections: ExpectedConnection[];
  readonly services: ExpectedService[];
  /** Namespaces with a waypoint, and whether nobody passes it by the address of a pod. */
  readonly waypoints: { namespace: string; enforces: boolean }[];
}

/** Port that no service has. */
const UNDECLARED = 9999;

/** Everything that is declared, at the stage that is looked at. */
export function expectedOf(program: AmbientProgram, pods: any[]): Expected {
  const owned = program.services.filter(each => each.owned && each.enrolled);
  const behind = owned.filter(needsWaypoint);
  const namespaces = new Map(behind.map(each => [each.namespace.name, enforces(each)]));
  return {
    requests: behind.flatMap(each => requestsTo(each, program)),
    connections: owned.flatMap(each => connectionsTo(each, program.services, pods)),
    services: owned.filter(({ ports }) => ports.length > 0).flatMap(each => namesOf(each).map(name => ({
      host: hostOf(name, each), waypoint: needsWaypoint(each), breaker: each.circuitBreaker ?? program.fallbackBreaker,
    }))),
    waypoints: [...namespaces].map(([namespace, enforced]) => ({ namespace, enforces: enforced })),
  };
}

export function hostOf(name: string, { namespace }: ServiceIntent): string {
  return `${name}.${namespace.name}.svc.cluster.local`;
}

function requestsTo(service: ServiceIntent, { services, headers = [], fallback }: AmbientProgram): ExpectedRequest[] {
  return service.ports.flatMap(port => samplesAt(service, port).flatMap(sample => [{}, ...headers].flatMap(more => {
    const asked = { ...sample, ...sample.method && { headers: { ...sample.headers, ...more } } };
    const route = expectedRoute(service, port, asked, fallback);
    return accountsOf(services).flatMap(source => namesOf(service).map(name => {
      const declared = declaring(service, port, source, asked).length > 0;
      return {
        host: hostOf(name, service),
        namespace: service.namespace.name,
        port: port.number,
        protocol: port.protocol,
        asked,
        source,
        admitted: declared || !enforces(service),
        ...declared && name === service.name && { route },
      };
    }));
  })));
}

/** Behind a waypoint only the waypoint connects; without one, who is declared; in plaintext nobody once the namespace is strict. */
function connectionsTo(service: ServiceIntent, services: ServiceIntent[], pods: any[]): ExpectedConnection[] {
  const { namespace, workload } = service;
  const waypoint = `${namespace.name}/${WAYPOINT}`;
  const own = pods.filter(({ metadata }) => metadata.namespace === namespace.name && selects(workload.podLabels, metadata.labels));
  const ports = [...service.ports.map(({ targetPort }) => targetPort), UNDECLARED];
  return own.flatMap(({ metadata, status }) => ports.flatMap(port => [undefined, waypoint, ...accountsOf(services)].map(source => ({
    pod: metadata.name, to: status.podIP, port, source, admitted: connects(service, port, source, waypoint) || !enforces(service),
  }))));
}

function connects(service: ServiceIntent, port: number, source: Account | undefined, waypoint: Account): boolean {
  const called = service.ports.filter(({ targetPort }) => targetPort === port);
  if (source === undefined) return false;
  return needsWaypoint(service) ? source === waypoint && called.length > 0 : called.some(each => declaring(service, each, source).length > 0);
}
