import * as fc from 'fast-check';
import * as policies from './policies';
import * as routing from './routing';
import { namespaces, workloads } from './workloads';

const SEED = 20261126;

/** Kinds of which a set has some, so that a set is about few things. */
const TOPICS: fc.Arbitrary<any[]>[] = [
  several(routing.virtualService, routing.destinationRule),
  several(routing.gateway, routing.secret, routing.virtualService),
  several(routing.serviceEntry, routing.virtualService, routing.destinationRule),
  several(routing.sidecar, policies.telemetry),
  several(policies.authorizationPolicy, policies.peerAuthentication, policies.requestAuthentication),
  several(routing.gateway, policies.requestAuthentication, routing.virtualService),
  several(policies.envoyFilter, policies.wasmPlugin),
  several(policies.httpRoute, routing.destinationRule),
  policies.kubernetesGateway,
];

/** Sets of objects that refer to one another, always the same. */
export function generatedSets(count: number): any[][] {
  const set = fc.tuple(namespaces, workloads, fc.constantFrom(...TOPICS).chain(topic => topic), fc.constantFrom(...TOPICS).chain(topic => topic));
  return fc.sample(set, { seed: SEED, numRuns: count }).map(parts => distinct(parts.flat()));
}

function several(...kinds: fc.Arbitrary<any>[]): fc.Arbitrary<any[]> {
  return fc.tuple(...kinds.map(kind => fc.array(kind, { minLength: 1, maxLength: 2 }))).map(lists => lists.flat());
}

/** The first of each kind and name. */
function distinct(objects: any[]): any[] {
  const key = ({ apiVersion, kind, metadata }: any) => `${apiVersion} ${kind} ${metadata.namespace} ${metadata.name}`;
  return [...new Map([...objects].reverse().map(object => [key(object), object])).values()].reverse();
}
