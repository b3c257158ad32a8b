import { Addresses } from './addresses';

/** What a mesh does to the pods and objects that a cluster makes. */
export interface Injector {
  /** A pod as the mesh leaves it. */
  pod(pod: any, objects: any[]): any;
  /** Objects that the mesh's own controllers make for these, and these with the status that they write. */
  objects(objects: any[], addresses: Addresses): any[];
}

/** No mesh. */
export const PLAIN: Injector = { pod: pod => pod, objects: objects => objects };

/**
 * What a cluster makes of objects: a Ready Pod for each replica (at most `replicas`), cluster IPs, EndpointSlices, and what the mesh adds.
 * Names and addresses are the same in each run; with the same `addresses`, those of one world stay from one call to the next.
 */
export function clusterOf(objects: any[], injector: Injector = PLAIN, { replicas = 1, addresses = new Addresses() } = {}): any[] {
  const all = injector.objects(objects, addresses);
  const pods = all.filter(isWorkload).flatMap(workload => podsOf(workload, replicas, addresses)).map(pod => injector.pod(pod, all));
  const standing = [...pods, ...all.filter(({ kind }) => kind === 'Pod')];
  const services = all.filter(isService).map(service => withAddress(service, addresses));
  const others = all.filter(object => !isService(object) && object.kind !== 'Pod');
  return [...others, ...services, ...services.flatMap(service => slicesOf(service, standing)), ...standing];
}

/** A Rollout of Argo Rollouts has pods of its own unless it refers to a Deployment. */
function isWorkload({ kind, apiVersion, spec }: any): boolean {
  if (kind === 'Rollout') return apiVersion === 'argoproj.io/v1alpha1' && spec.template !== undefined;
  return ['Deployment', 'StatefulSet', 'DaemonSet'].includes(kind) && apiVersion === 'apps/v1';
}

function isService({ kind, apiVersion }: any): boolean {
  return kind === 'Service' && apiVersion === 'v1';
}

function podsOf({ metadata, spec }: any, most: number, addresses: Addresses): any[] {
  const { labels = {}, annotations = {} } = spec.template.metadata ?? {};
  return Array.from({ length: Math.min(spec.replicas ?? 1, most) }, (_, i) => {
    const name = `${metadata.name}-${i + 1}`;
    return {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, namespace: metadata.namespace, labels: { ...labels }, annotations: { ...annotations } },
      spec: { serviceAccountName: 'default', ...structuredClone(spec.template.spec), nodeName: 'node-1' },
      status: running(addresses.pod(`${metadata.namespace}/${name}`), spec.template.spec.containers),
    };
  });
}

/** The status of a pod that is ready. */
export function running(ip: string, containers: any[]): any {
  return {
    phase: 'Running',
    podIP: ip,
    podIPs: [{ ip }],
    hostIP: '10.0.0.1',
    conditions: [{ type: 'Ready', status: 'True' }],
    containerStatuses: containers.map(({ name, image }) => ({ name, image, ready: true, started: true, imageID: 'none', restartCount: 0 })),
  };
}

function withAddress(service: any, addresses: Addresses): any {
  if (service.spec.clusterIP !== undefined) return service;
  const clusterIP = addresses.service(`${service.metadata.namespace}/${service.metadata.name}`);
  return { ...service, spec: { ...service.spec, clusterIP, clusterIPs: [clusterIP] } };
}

function slicesOf({ metadata, spec }: any, pods: any[]): any[] {
  const selected = pods.filter(pod => spec.selector && pod.metadata.namespace === metadata.namespace && selects(spec.selector, pod.metadata.labels));
  if (selected.length === 0) return [];
  return [{
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: `${metadata.name}-1`, namespace: metadata.namespace, labels: { ...metadata.labels, 'kubernetes.io/service-name': metadata.name } },
    addressType: 'IPv4',
    endpoints: selected.map(pod => ({
      addresses: [pod.status.podIP],
      nodeName: 'node-1',
      conditions: { ready: true },
      targetRef: { kind: 'Pod', name: pod.metadata.name, namespace: metadata.namespace },
    })),
    ports: spec.ports.map((port: any) => ({
      name: port.name ?? '', port: portOf(port, selected[0]), protocol: port.protocol ?? 'TCP', ...port.appProtocol && { appProtocol: port.appProtocol },
    })),
  }];
}

/** Whether labels meet a selector. */
export function selects(selector: { [key: string]: string }, labels: { [key: string]: string } = {}): boolean {
  return Object.entries(selector).every(([key, value]) => labels[key] === value);
}

function portOf({ targetPort, port }: any, pod: any): number {
  if (typeof targetPort !== 'string') return targetPort ?? port;
  return pod.spec.containers.flatMap((container: any) => container.ports ?? []).find(({ name }: any) => name === targetPort)?.containerPort;
}
