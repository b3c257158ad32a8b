import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { complete } from '../completion';
import { mergeMarks } from '../marks';
import { MeshObject } from '../mesh-object';
import { MeshState } from '../mesh-state';
import { deploymentOf, OwnWorkload, podLabels, selectorLabels, serviceOf, versionOf } from './own-workload';
import { namedPortsOf, podLabelsOf, podTemplateOf, probesOf } from './pod-template';
import { portsOfService } from './port-reader';
import { completeService, completeWorkload } from './service-completion';
import { findWorkload, tryFindService, Whereabouts } from './workload-finder';
import { PortIntent, WorkloadIntent } from '../../intent';
import { Marks } from '../../targets/target';

/** Marks are asked for at synthesis, when the call graph is final. */
export interface LateMarks {
  readonly service: () => Marks[];
  readonly pod: () => Marks[];
}

/** The core objects of a service, and what they tell. */
export interface WorkloadObjects {
  readonly workload: WorkloadIntent;
  readonly ports: PortIntent[];
  readonly headless: boolean;
  readonly workloadObject: ApiObject;
  readonly serviceObject?: ApiObject;
}

/** Where existing objects are, and what is declared of them. */
export interface ExistingWorkload extends Whereabouts {
  readonly namespace: string;
  readonly ports?: PortIntent[];
  readonly headless: boolean;
  readonly meshed: boolean;
}

/** Creates ServiceAccount, Deployment and, where there are ports, Service. */
export function createWorkload(
  owner: Construct, namespace: string, own: OwnWorkload, headless: boolean, meshed: boolean, marks: LateMarks,
): WorkloadObjects {
  const key = (apiVersion: string, kind: string) => ({ apiVersion, kind, name: own.name, namespace });
  new MeshObject(owner, 'service-account', key('v1', 'ServiceAccount'), () => ({ metadata: { labels: selectorLabels(own.name) } }));
  const body = deploymentOf(own);
  const produceDeployment = () => {
    const template = { ...body.spec.template, metadata: withMarks(body.spec.template.metadata, marks.pod()) };
    return { ...body, spec: { ...body.spec, template } };
  };
  const workloadObject = new MeshObject(owner, 'workload', key('apps/v1', 'Deployment'), produceDeployment);
  return {
    workload: {
      kind: 'Deployment', podLabels: selectorLabels(own.name), serviceAccount: own.name, meshed, probes: probesOf(body),
    },
    ports: own.ports,
    headless,
    workloadObject,
    serviceObject: own.ports.length > 0 ? createService(owner, namespace, own.name, own.ports, selectorLabels(own.name), headless, marks) : undefined,
  };
}

/** Finds an existing workload and its Service, reads them, and completes what they lack. */
export function adoptWorkload(owner: Construct, mesh: MeshState, existing: ExistingWorkload, marks: LateMarks): WorkloadObjects {
  const { name, namespace } = existing;
  const workloadObject = findWorkload(existing);
  const json = workloadObject.toJson();
  const labels = podLabelsOf(json, selectorLabels(name));
  const serviceAccount = adoptServiceAccount(owner, existing, json);
  const version = versionOf(podTemplateOf(json).spec?.containers?.[0]?.image ?? '');
  complete(workloadObject, completeWorkload(namespace, serviceAccount, podLabels(name, version), marks.pod));
  mesh.completed.push({ object: workloadObject, path: owner.node.path });
  const serviceObject = tryFindService(existing, podTemplateOf(json).metadata?.labels ?? {});
  const service = serviceObject?.toJson(); // before it is completed with what only the finished declaration can tell
  const ports = existing.ports ?? (service ? portsOfService(service, namedPortsOf(json)) : []);
  if (serviceObject) {
    complete(serviceObject, completeService(namespace, ports, mesh.targets, marks.service));
    mesh.completed.push({ object: serviceObject, path: owner.node.path });
  }
  const headless = service ? service.spec?.clusterIP === 'None' : existing.headless;
  return {
    workload: { kind: json.kind, podLabels: labels, serviceAccount, meshed: existing.meshed, probes: probesOf(json) },
    ports,
    headless,
    workloadObject,
    serviceObject: serviceObject ?? (ports.length > 0 ? createService(owner, namespace, name, ports, labels, headless, marks) : undefined),
  };
}

function createService(
  owner: Construct, namespace: string, name: string, ports: PortIntent[], selector: { [key: string]: string }, headless: boolean, marks: LateMarks,
): ApiObject {
  const body = serviceOf(name, ports, selector, headless);
  const key = { apiVersion: 'v1', kind: 'Service', name, namespace };
  return new MeshObject(owner, 'service', key, () => ({ ...body, metadata: withMarks(body.metadata, marks.service()) }));
}

function withMarks(metadata: any, marks: Marks[]): any {
  return mergeMarks([metadata, ...marks]);
}

/** The workload's own ServiceAccount, or a new one where it has none or the one that every pod of the namespace shares. */
function adoptServiceAccount(owner: Construct, { name, namespace }: ExistingWorkload, json: any): string {
  const found = podTemplateOf(json).spec?.serviceAccountName;
  if (found !== undefined && found !== 'default') return found;
  const key = { apiVersion: 'v1', kind: 'ServiceAccount', name, namespace };
  new MeshObject(owner, 'service-account', key, () => ({ metadata: { labels: selectorLabels(name) } }));
  return name;
}
