import { ApiObject } from 'cdk8s';
import { Construct, IConstruct } from 'constructs';
import { complete } from '../completion';
import { mergeMarks } from '../marks';
import { MeshObject } from '../mesh-object';
import { MeshState } from '../mesh-state';
import { deploymentOf, OwnWorkload, podLabels, selectorLabels, serviceOf, versionOf } from './own-workload';
import { namedPortsOf, podLabelsOf, podTemplateOf, probesOf } from './pod-template';
import { portsOfService } from './port-reader';
import { completeService, completeWorkload } from './service-completion';
import { findService, findWorkload, objectsOfKind } from './workload-finder';
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
export interface ExistingWorkload {
  readonly name: string;
  readonly namespace: string;
  readonly workload: IConstruct;
  readonly workloadName?: string;
  readonly service?: IConstruct;
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
  const workloadObject = findAdopted(existing);
  const json = workloadObject.toJson();
  const labels = podLabelsOf(json, selectorLabels(name));
  const serviceAccount = adoptServiceAccount(owner, existing, json);
  const version = versionOf(podTemplateOf(json).spec?.containers?.[0]?.image ?? '');
  complete(workloadObject, completeWorkload(namespace, serviceAccount, podLabels(name, version), marks.pod));
  mesh.completed.push({ object: workloadObject, path: owner.node.path });
  const serviceObject = tryFindService(existing, json);
  const ports = existing.ports ?? (serviceObject ? portsOfService(serviceObject.toJson(), namedPortsOf(json)) : []);
  if (serviceObject) {
    complete(serviceObject, completeService(namespace, ports, marks.service));
    mesh.completed.push({ object: serviceObject, path: owner.node.path });
  }
  const headless = serviceObject ? serviceObject.toJson().spec?.clusterIP === 'None' : existing.headless;
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

function findAdopted(existing: ExistingWorkload): ApiObject {
  if (existing.workloadName !== undefined) return findWorkload(existing.workload, existing.workloadName);
  const all = existing.workload.node.findAll().filter(ApiObject.isApiObject);
  return all.length > 1 && all.some(object => object.name === existing.name && object.kind !== 'Service')
    ? findWorkload(existing.workload, existing.name)
    : findWorkload(existing.workload);
}

/** The workload's own ServiceAccount, or a new one where it has none or the one that every pod of the namespace shares. */
function adoptServiceAccount(owner: Construct, { name, namespace }: ExistingWorkload, json: any): string {
  const found = podTemplateOf(json).spec?.serviceAccountName;
  if (found !== undefined && found !== 'default') return found;
  const key = { apiVersion: 'v1', kind: 'ServiceAccount', name, namespace };
  new MeshObject(owner, 'service-account', key, () => ({ metadata: { labels: selectorLabels(name) } }));
  return name;
}

/** The Service that was given, or the one beside the workload with the service's name, or the only one that selects its pods. */
function tryFindService(existing: ExistingWorkload, workload: any): ApiObject | undefined {
  if (existing.service) return findService(existing.service, objectsOfKind(existing.service, 'Service').length > 1 ? existing.name : undefined);
  const beside = objectsOfKind(existing.workload, 'Service');
  const labels = podTemplateOf(workload).metadata?.labels ?? {};
  const selecting = beside.filter(object => selects(object.toJson().spec?.selector, labels));
  const named = selecting.filter(object => object.name === existing.name);
  if (named.length > 0) return named[0];
  return selecting.length === 1 ? selecting[0] : undefined;
}

function selects(selector: { [key: string]: string } | undefined, labels: { [key: string]: string }): boolean {
  return selector !== undefined && Object.keys(selector).length > 0 && Object.entries(selector).every(([key, value]) => labels[key] === value);
}
