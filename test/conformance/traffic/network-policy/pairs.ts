import { Try } from './judge';
import { allOf, Neighbours } from './neighbours';
import { Standing, tryOf } from './world';
import { Declared } from '../../cases/calls';
import { podName } from '../../machine/pods';

/** A port that no program declares. */
export const UNDECLARED = '9999=tcp';

/** Pods of a case and around it. */
export interface Cast {
  readonly declared: Declared;
  readonly own: Standing[];
  readonly neighbours: Neighbours;
}

/** A connection, and whether it is to pass. */
export interface Expectation {
  readonly source?: Standing;
  readonly destination: Standing;
  readonly port: string;
  readonly passes: boolean;
}

/** The servers of the ports that a service declares, and one more. */
export function listeningOf({ services }: Declared, service: string): string[] {
  const ports = services.find(({ name }) => name === service)?.ports ?? [];
  return [...ports.map(({ targetPort, protocol }) => `${targetPort}=${serverOf(protocol)}`), UNDECLARED];
}

function serverOf(protocol: string): string {
  return ({ opaque: 'server-first', tcp: 'tcp', tls: 'tcp' } as { [protocol: string]: string })[protocol] ?? 'http';
}

/** The service of a pod. */
export function serviceOf({ pod }: Standing): string {
  return pod.metadata.labels['app.kubernetes.io/name'];
}

/** Connections between the pods of the case. */
export function inside({ declared, own }: Cast): Expectation[] {
  return pairsOf(own, own, (source, destination, port) => declared.calls.some(call =>
    call.source === serviceOf(source) && call.destination === serviceOf(destination) && port.startsWith(`${call.targetPort}=`)));
}

/** Connections from everybody else to the pods of the case. */
export function inwards({ own, neighbours }: Cast): Expectation[] {
  return pairsOf(allOf(neighbours), own, () => false);
}

/** Connections of the pods of the case to everybody else. */
export function outwards({ own, neighbours }: Cast): Expectation[] {
  return pairsOf(own, allOf(neighbours), (_, { pod }) => pod === neighbours.dns.pod);
}

/** The probes of the kubelet. */
export function fromNode({ own }: Cast): Expectation[] {
  return own.flatMap(destination => destination.listening.map(port => ({ destination, port, passes: true })));
}

type Passes = (source: Standing, destination: Standing, port: string) => boolean;

function pairsOf(sources: Standing[], destinations: Standing[], passes: Passes): Expectation[] {
  return sources.flatMap(source => destinations.filter(destination => destination.pod !== source.pod)
    .flatMap(destination => destination.listening.map(port => ({ source, destination, port, passes: passes(source, destination, port) }))));
}

export function asTry({ source, destination, port }: Expectation): Try {
  return tryOf(source?.pod, destination.pod, port);
}

/** What is otherwise than expected; a list without expectations proves nothing. */
export function problemsOf(expectations: Expectation[], results: string[]): string[] {
  if (expectations.length === 0) return ['there is nothing to try'];
  return expectations.flatMap(({ source, destination, port, passes }, i) => results[i] === (passes ? 'passed' : 'refused') ? []
    : [`${source ? podName(source.pod) : 'the node'} → ${podName(destination.pod)}:${port} ${results[i]}, expected: ${passes ? 'passed' : 'refused'}`]);
}
