import * as fc from 'fast-check';
import { mutated, mutation } from './mutated';
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
  const topic = fc.constantFrom(...TOPICS).chain(each => each);
  const set = fc.record({ namespaces, workloads, topic, other: topic, mutation });
  return fc.sample(set, { seed: SEED, numRuns: count })
    .map(each => withMistake(distinct([each.namespaces, each.workloads, each.topic, each.other].flat()), each.mutation));
}

/** A set in which one object of Istio is changed. */
function withMistake(objects: any[], change: [number, number] | undefined): any[] {
  const own = objects.filter(({ apiVersion }) => apiVersion.includes('.istio.io/'));
  if (!change || own.length === 0) return objects;
  const chosen = own[change[0] % own.length];
  return objects.map(object => object === chosen ? mutated(object, change[1]) : object);
}

function several(...kinds: fc.Arbitrary<any>[]): fc.Arbitrary<any[]> {
  return fc.tuple(...kinds.map(kind => fc.array(kind, { minLength: 1, maxLength: 2 }))).map(lists => lists.flat());
}

/** The first of each kind and name. */
function distinct(objects: any[]): any[] {
  const key = ({ apiVersion, kind, metadata }: any) => `${apiVersion} ${kind} ${metadata.namespace} ${metadata.name}`;
  return [...new Map([...objects].reverse().map(object => [key(object), object])).values()].reverse();
}
