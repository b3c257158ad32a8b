import { KubeObject } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { Profile } from '../../../../analysis/rules/profile';
import { record } from '../../../../analysis/rules/values';
import { AUTHORIZATION_POLICY, EGRESS_NETWORK, GRPC_ROUTE, HTTP_ROUTE, LEGACY_ROUTE, MESH_TLS, RATE_LIMIT, SERVER, SERVICE_PROFILE } from '../kinds';

const OWN = [SERVER, AUTHORIZATION_POLICY, MESH_TLS, LEGACY_ROUTE, RATE_LIMIT, EGRESS_NETWORK, SERVICE_PROFILE];
const ANNOTATED = ['Namespace', 'Service', HTTP_ROUTE, GRPC_ROUTE];
const OTHERS = ['VirtualService', 'DestinationRule', 'Gateway', 'ServiceEntry', 'Sidecar', 'EnvoyFilter'].map(kind => `networking.istio.io/${kind}`)
  .concat(['PeerAuthentication', 'AuthorizationPolicy', 'RequestAuthentication'].map(kind => `security.istio.io/${kind}`), 'telemetry.istio.io/Telemetry');

/** Kinds by which it is told which mesh reads the objects. */
export const MESH_SIGNS = [...OWN, ...ANNOTATED, ...OTHERS, 'Pod'];

/** Kinds that a rule reads, with those that tell which mesh there is. */
export function withSigns(...kinds: string[]): string[] {
  return [...new Set([...kinds, ...MESH_SIGNS])];
}

/** Annotations of an object, whatever is written there. */
export function annotationsOf(object: KubeObject): { [key: string]: any } {
  return record(record(object.body.metadata).annotations);
}

const seen = new WeakMap<ObjectSet, { own: boolean; other: boolean }>();

function signsOf(objects: ObjectSet): { own: boolean; other: boolean } {
  const signs = seen.get(objects) ?? {
    own: [ownKinds(objects), annotatedObjects(objects), objects.pods().all.some(pod => isAnnotated(record(pod.annotations)))].includes(true),
    other: [OTHERS.map(kind => objects.of(kind).length > 0).includes(true), objects.of('Namespace').some(hasOtherLabel)].includes(true),
  };
  seen.set(objects, signs);
  return signs;
}

function ownKinds(objects: ObjectSet): boolean {
  return OWN.map(kind => objects.of(kind).length > 0).includes(true);
}

function annotatedObjects(objects: ObjectSet): boolean {
  return ANNOTATED.flatMap(kind => objects.of(kind)).some(object => isAnnotated(annotationsOf(object)));
}

function isAnnotated(annotations: { [key: string]: any }): boolean {
  return Object.keys(annotations).some(key => /(^|\.)linkerd\.io\//.test(key));
}

function hasOtherLabel(namespace: KubeObject): boolean {
  return Object.keys(record(record(namespace.body.metadata).labels)).some(key => key === 'istio-injection' || key.startsWith('istio.io/'));
}

/** Whether something tells that Linkerd is used. */
export function isUsed(objects: ObjectSet, { targets }: Profile): boolean {
  const { own } = signsOf(objects);
  return targets.length > 0 ? targets.includes('linkerd') : own;
}

/** Whether another mesh is used as well. */
export function isSharedWithOther(objects: ObjectSet, { targets }: Profile): boolean {
  const { own, other } = signsOf(objects);
  return targets.length > 0 ? targets.includes('linkerd') && targets.some(target => target.startsWith('istio')) : own && other;
}
