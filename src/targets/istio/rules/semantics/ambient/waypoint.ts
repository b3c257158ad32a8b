import { KubeObject } from '../../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../../analysis/rules/object-set';
import { record, text } from '../../../../../analysis/rules/values';
import { AUTHORIZATION_POLICY, REQUEST_AUTHENTICATION, targetsOf } from '../policy';

/** Group and kind of waypoints. */
export const GATEWAY = 'gateway.networking.k8s.io/Gateway';

/** A policy that is attached to a Service, and where it says so. */
export interface Attached {
  readonly object: KubeObject;
  readonly pointer: string;
  readonly service: KubeObject;
}

/** Name and namespace of a waypoint. */
export interface Waypoint {
  readonly namespace: string;
  readonly name: string;
}

/** Policies that are attached to Services that are there, in namespaces of which the labels are known. */
export function attachedPolicies(objects: ObjectSet, kinds = [AUTHORIZATION_POLICY, REQUEST_AUTHENTICATION]): Attached[] {
  return kinds.flatMap(kind => objects.of(kind)).flatMap(object => targetsOf(object).flatMap(({ value, pointer }) => {
    if (value.kind !== 'Service' || objects.find('Namespace', '', object.namespace) === undefined) return [];
    const service = objects.find('Service', object.namespace, String(value.name));
    return service === undefined ? [] : [{ object, pointer, service }];
  }));
}

/** The waypoint of a Service, by its label or by that of its namespace. */
export function waypointOf(objects: ObjectSet, service: KubeObject): Waypoint | undefined {
  const own = record(record(service.body.metadata).labels);
  const labels = own['istio.io/use-waypoint'] === undefined ? objects.labelsOfNamespace(service.namespace) : own;
  const name = text(labels['istio.io/use-waypoint']);
  if (name === undefined || name === '' || name === 'none') return undefined;
  return { name, namespace: text(labels['istio.io/use-waypoint-namespace']) ?? service.namespace };
}

/** Whether a waypoint takes calls of Services; so does one that is not there yet. */
export function takesCallsOfServices(objects: ObjectSet, { namespace, name }: Waypoint): boolean {
  const labels = record(record(objects.find(GATEWAY, namespace, name)?.body.metadata).labels);
  return !['workload', 'none'].includes(labels['istio.io/waypoint-for']);
}
