import { Construct } from 'constructs';
import { featuresOfService } from './asked-features';
import { Declaration } from './call-node';
import { MeshState } from './mesh-state';
import { NamespaceNode } from './namespace-node';
import { meshState } from './registry';
import { ServiceNode } from './service-node';
import { PortIntent } from '../intent';
import { ContainerResources, MeshedServiceAttributes, MeshedServiceProps } from '../meshed-service-props';
import { selectorLabels } from './workload/own-workload';
import { adoptWorkload, createWorkload, LateMarks, WorkloadObjects } from './workload/workload-objects';
import { requireDnsLabel, requireInteger } from '../vocabulary/names';
import { Port } from '../vocabulary/port';

/** Creates or adopts the objects of a service, and adds it to the graph. */
export function declareService(
  owner: Construct, mesh: MeshState, namespace: NamespaceNode, props: MeshedServiceProps,
): { node: ServiceNode; objects: WorkloadObjects } {
  const name = props.name ?? owner.node.id;
  requireDnsLabel('name of a service', name);
  requireOneWorkload(name, props);
  requireDistinctPorts(name, props.ports ?? []);
  const late: { node?: ServiceNode } = {};
  const marks: LateMarks = {
    service: () => mesh.targets.map(target => target.serviceMarks(late.node!)),
    pod: () => mesh.targets.map(target => target.podMarks(late.node!)),
  };
  const objects = props.workload ? adopt(owner, mesh, namespace, name, props, marks) : create(owner, namespace, name, props, marks);
  const declaration: Declaration = { path: owner.node.path, acceptedLosses: props.acceptLoss ?? [] };
  late.node = new ServiceNode(namespace, {
    name: objects.serviceObject?.name ?? name,
    owned: true,
    workload: objects.workload,
    ports: objects.ports,
    headless: objects.headless,
    circuitBreaker: props.circuitBreaker,
    features: featuresOfService({ ...objects, probes: objects.workload.probes, circuitBreaker: props.circuitBreaker }),
  }, declaration);
  mesh.graph.addService(late.node);
  return { node: late.node, objects };
}

/** Adds a service that another program owns to the graph. */
export function declareForeignService(path: string, attributes: MeshedServiceAttributes): { node: ServiceNode; mesh: MeshState } {
  requireDnsLabel('name of a service', attributes.name);
  requireDnsLabel(`namespace of service '${attributes.name}'`, attributes.namespace);
  requireDistinctPorts(attributes.name, attributes.ports ?? []);
  const mesh = meshState(attributes.mesh);
  const declaration: Declaration = { path, acceptedLosses: [] };
  const workload = {
    kind: 'Deployment',
    podLabels: attributes.podLabels ?? selectorLabels(attributes.name),
    serviceAccount: attributes.serviceAccount ?? attributes.name,
    probes: [],
    meshed: attributes.meshed ?? true,
  };
  const node = new ServiceNode(mesh.graph.namespaceOf(mesh, attributes.namespace), {
    name: attributes.name, owned: false, workload, ports: portIntents(attributes.ports ?? []), headless: false, features: [],
  }, declaration);
  mesh.graph.addService(node);
  return { node, mesh };
}

function create(owner: Construct, namespace: NamespaceNode, name: string, props: MeshedServiceProps, marks: LateMarks): WorkloadObjects {
  if (props.runAsUser !== undefined) requireInteger(`runAsUser of service '${name}'`, props.runAsUser, 1, 2147483647);
  requireInteger(`replicas of service '${name}'`, props.replicas ?? 2, 0, 10000);
  return createWorkload(owner, namespace.name, {
    name,
    image: props.image!,
    replicas: props.replicas ?? 2,
    ports: portIntents(props.ports ?? []),
    env: props.env,
    resources: props.resources && resourcesOf(props.resources),
    runAsUser: props.runAsUser,
    readiness: props.readiness,
    liveness: props.liveness,
  }, props.headless ?? false, props.meshed ?? true, marks);
}

function adopt(
  owner: Construct, mesh: MeshState, namespace: NamespaceNode, name: string, props: MeshedServiceProps, marks: LateMarks,
): WorkloadObjects {
  return adoptWorkload(owner, mesh, {
    name,
    namespace: namespace.name,
    workload: props.workload!,
    workloadName: props.workloadName,
    service: props.service,
    ports: props.ports && portIntents(props.ports),
    headless: props.headless ?? false,
    meshed: props.meshed ?? true,
  }, marks);
}

function requireOneWorkload(name: string, props: MeshedServiceProps): void {
  if ((props.image === undefined) !== (props.workload === undefined)) return;
  const got = props.image === undefined ? 'neither' : 'both';
  throw new Error(`service '${name}' must have an image or an existing workload, got ${got}`);
}

function requireDistinctPorts(name: string, ports: Port[]): void {
  for (const field of ['number', 'name'] as const) {
    const values = ports.map(port => port[field]);
    const twice = values.find((value, i) => values.indexOf(value) !== i);
    if (twice !== undefined) throw new Error(`ports of service '${name}' must differ by ${field}, got twice: ${twice}`);
  }
}

function portIntents(ports: Port[]): PortIntent[] {
  return ports
    .map(({ name, number, targetPort, protocol }) => ({ name, number, targetPort, protocol }))
    .sort((a, b) => a.number - b.number);
}

function resourcesOf(resources: ContainerResources): { [field: string]: { [resource: string]: string } } {
  const present = (map: { [resource: string]: string | undefined }) =>
    Object.fromEntries(Object.entries(map).filter(([, value]) => value !== undefined)) as { [resource: string]: string };
  return {
    requests: present({ cpu: resources.cpuRequest, memory: resources.memoryRequest }),
    limits: present({ cpu: resources.cpuLimit, memory: resources.memoryLimit }),
  };
}
