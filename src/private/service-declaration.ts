import { Construct } from 'constructs';
import { featuresOfService } from './asked-features';
import { ContainerResources, MeshedServiceAttributes, MeshedServiceProps } from '../meshed-service-props';
import { IMeshTarget } from '../targets/target';
import { Feature } from '../vocabulary/feature';
import { Declaration } from './graph/declaration';
import { NamespaceNode } from './graph/namespace-node';
import { ServiceNode } from './graph/service-node';
import { MeshState } from './mesh-state';
import { meshState } from './registry';
import { requireFittingProbes, requireFreeIdentity, requireFreePorts, requireOneSight, requireSoundAttributes, requireSoundService } from './service-checks';
import { isUsualContainer } from './usual/usual-container';
import { adoptWorkload } from './workload/adopted-workload';
import { selectorLabels } from './workload/own-workload';
import { portIntents } from './workload/port-reader';
import { createWorkload, Surroundings, WorkloadObjects } from './workload/workload-objects';

const NONE: Feature[] = [];

/** Creates or adopts the objects of a service, and adds it to the graph. */
export function declareService(
  owner: Construct, mesh: MeshState, namespace: NamespaceNode, props: MeshedServiceProps,
): { node: ServiceNode; objects: WorkloadObjects } {
  const name = props.name ?? owner.node.id;
  requireSoundService(name, props);
  const late: { node?: ServiceNode } = {};
  const targets = mesh.targetsFor(namespace);
  const around: Surroundings = {
    owner,
    targets,
    namespace: namespace.name,
    serviceMarks: () => targets.map(target => target.serviceMarks(late.node!)),
    podMarks: () => targets.map(target => target.podMarks(late.node!)),
  };
  const objects = props.workload ? adopt(around, mesh, name, props) : create(around, name, props);
  requireSoundObjects(name, objects, targets);
  late.node = nodeOf(owner, namespace, name, props, objects);
  mesh.graph.addService(late.node);
  mesh.workloads.push({ object: objects.workloadObject, service: late.node, holder: props.workload });
  return { node: late.node, objects };
}

function requireSoundObjects(name: string, { ports, workload }: WorkloadObjects, targets: IMeshTarget[]): void {
  requireOneSight(name, ports);
  requireFittingProbes(name, ports, workload.probes);
  requireFreePorts(name, ports, targets);
  requireFreeIdentity(name, workload.serviceAccount, targets);
}

function nodeOf(owner: Construct, namespace: NamespaceNode, name: string, props: MeshedServiceProps, objects: WorkloadObjects): ServiceNode {
  const { workload, ports, headless, otherServices, serviceObject } = objects;
  const { circuitBreaker } = props;
  const features = featuresOfService({ ports, headless, probes: workload.probes, circuitBreaker });
  const unusual = !isUsualContainer(props);
  const declaration: Declaration = { path: owner.node.path, acceptedLosses: props.acceptLoss ?? NONE };
  const spec = { name: serviceObject?.name ?? name, owned: true, workload, ports, headless, otherServices, circuitBreaker, features, unusual };
  return new ServiceNode(namespace, spec, declaration);
}

/** Adds a service that another program owns to the graph. */
export function declareForeignService(path: string, attributes: MeshedServiceAttributes): { node: ServiceNode; mesh: MeshState } {
  requireSoundAttributes(attributes);
  const mesh = meshState(attributes.mesh);
  const declaration: Declaration = { path, acceptedLosses: [] };
  const labels = attributes.podLabels ?? selectorLabels(attributes.name);
  const workload = {
    kind: 'Deployment',
    podLabels: labels,
    allPodLabels: labels,
    serviceAccount: attributes.serviceAccount ?? attributes.name,
    probes: [],
    meshed: attributes.meshed ?? true,
    hostNetwork: false,
  };
  requireFreeIdentity(attributes.name, workload.serviceAccount, mesh.targets);
  const node = new ServiceNode(mesh.graph.namespaceOf(mesh, attributes.namespace), {
    name: attributes.name,
    owned: false,
    workload,
    ports: portIntents(attributes.ports ?? []),
    headless: false,
    otherServices: [],
    features: [],
    unusual: attributes.podLabels !== undefined,
  }, declaration);
  mesh.graph.addService(node);
  return { node, mesh };
}

function create(around: Surroundings, name: string, props: MeshedServiceProps): WorkloadObjects {
  const own = {
    name,
    image: props.image!,
    replicas: props.replicas ?? 2,
    ports: portIntents(props.ports ?? []),
    probePort: props.ports?.[0]?.targetPort,
    env: props.env,
    resources: props.resources && resourcesOf(props.resources),
    runAsUser: props.runAsUser,
    readiness: props.readiness,
    liveness: props.liveness,
  };
  return createWorkload(around, own, props.headless ?? false, props.meshed ?? true);
}

function adopt(around: Surroundings, mesh: MeshState, name: string, props: MeshedServiceProps): WorkloadObjects {
  const { workload, workloadName, service, ports, headless, meshed } = props;
  return adoptWorkload(around, mesh, { name, workload: workload!, workloadName, service, ports: ports ?? [], headless, meshed: meshed ?? true });
}

function resourcesOf(resources: ContainerResources): { [field: string]: { [resource: string]: string } } {
  const present = (map: { [resource: string]: string | undefined }) =>
    Object.fromEntries(Object.entries(map).filter(([, value]) => value !== undefined)) as { [resource: string]: string };
  return {
    requests: present({ cpu: resources.cpuRequest, memory: resources.memoryRequest }),
    limits: present({ cpu: resources.cpuLimit, memory: resources.memoryLimit }),
  };
}
