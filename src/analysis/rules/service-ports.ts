import { KubeObject } from './kube-object';
import { labelsOf } from './label-selector';
import { ObjectSet } from './object-set';
import { once } from './once';
import { PodShape } from './pod-index';
import { Profile } from './profile';
import { list, record, text } from './values';

/** A port of a Service. */
export interface ServicePort {
  readonly port: number;
  readonly name?: string;
  /** Name or number at the pods; the port itself if none is written. */
  readonly target: string | number;
  readonly protocol: string;
  readonly appProtocol?: string;
  readonly pointer: string;
}

/** Ports of a Service. */
export const portsOfService: (service: KubeObject) => ServicePort[] = once(({ body }) =>
  list(record(body.spec).ports).map(record).flatMap(({ port, name, targetPort, protocol, appProtocol }, i) => typeof port !== 'number' ? [] : [{
    port, name: text(name), target: targetPort ?? port, protocol: text(protocol) ?? 'TCP', appProtocol: text(appProtocol), pointer: `/spec/ports/${i}`,
  }]));

/** Pods that a Service selects; none if it selects by no label. */
export function podsOfService(objects: ObjectSet, service: KubeObject): PodShape[] {
  return podsByService(objects)(service);
}

const podsByService = once((objects: ObjectSet) => once(({ body, namespace }: KubeObject): PodShape[] => {
  const labels = labelsOf(record(body.spec).selector);
  return Object.keys(labels).length === 0 ? [] : objects.pods().having(namespace, labels);
}));

/** Whether all Services of a namespace are known. */
export function knowsServices(objects: ObjectSet, profile: Profile, namespace: string): boolean {
  return profile.complete && objects.in('Service', namespace).length > 0;
}

/** Whether all pods of a namespace are known. */
export function knowsPods(objects: ObjectSet, profile: Profile, namespace: string): boolean {
  return profile.complete && objects.pods().in(namespace).length > 0;
}

/** Whether there is a Service, of its own or made for a Canary: its name, and that of the stable and of the new version. */
export function hasService(objects: ObjectSet, namespace: string, name: string): boolean {
  return objects.find('Service', namespace, name) !== undefined || isMadeForCanary(objects, namespace, name);
}

/** Whether a Service is one that is made for a Canary. */
export function isMadeForCanary(objects: ObjectSet, namespace: string, name: string): boolean {
  return canaryServices(objects).has(`${namespace}/${name}`);
}

const canaryServices = once((objects: ObjectSet) => new Set(objects.of('flagger.app/Canary').flatMap(({ body, namespace }) => {
  const own = record(record(body.spec).service).name ?? record(record(body.spec).targetRef).name;
  return [own, `${own}-primary`, `${own}-canary`].map(name => `${namespace}/${name}`);
})));
