import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { appProtocolsFor } from './app-protocols';
import { deploymentOf, OwnWorkload, podLabels, selectorLabels, serviceOf, versionOf } from './own-workload';
import { probesOf } from './pod-template';
import { requireFreeUsers } from './reserved-users';
import { PortIntent, WorkloadIntent } from '../../intent';
import { IMeshTarget, Marks } from '../../targets/target';
import { mergeMarks } from '../objects/marks';
import { MeshObject } from '../objects/mesh-object';

/** The core objects of a service, and what they tell. */
export interface WorkloadObjects {
  readonly workload: WorkloadIntent;
  readonly ports: PortIntent[];
  readonly headless: boolean;
  /** Names of further Services in front of the same pods. */
  readonly otherServices: string[];
  readonly workloadObject: ApiObject;
  readonly serviceObject?: ApiObject;
}

/** What the core objects of a service stand in. */
export interface Surroundings {
  /** Construct that the objects are made below. */
  readonly owner: Construct;
  readonly namespace: string;
  /** Targets that are in force there. */
  readonly targets: IMeshTarget[];
  /** Marks are asked for at synthesis, when the call graph is final. */
  readonly serviceMarks: () => Marks[];
  readonly podMarks: () => Marks[];
}

/** Creates ServiceAccount, Deployment and, where there are ports, Service. */
export function createWorkload(around: Surroundings, own: OwnWorkload, headless: boolean, meshed: boolean): WorkloadObjects {
  const { name, ports } = own;
  createServiceAccount(around, name);
  requireFreeUsers(name, { spec: { securityContext: { runAsUser: own.runAsUser } } }, around.targets);
  const workloadObject = new MeshObject(around.owner, 'workload', { apiVersion: 'apps/v1', kind: 'Deployment', name, namespace: around.namespace }, () => {
    const body = deploymentOf(own);
    const template = { ...body.spec.template, metadata: withMarks(body.spec.template.metadata, around.podMarks()) };
    return { ...body, spec: { ...body.spec, template } };
  });
  return {
    workload: {
      kind: 'Deployment',
      podLabels: selectorLabels(name),
      allPodLabels: podLabels(name, versionOf(own.image)),
      serviceAccount: name,
      meshed,
      hostNetwork: false,
      probes: own.readiness || own.liveness ? probesOf({ kind: 'Deployment', metadata: { name }, ...deploymentOf(own) }) : [],
    },
    ports,
    headless,
    otherServices: [],
    workloadObject,
    serviceObject: ports.length > 0 ? createService(around, name, ports, selectorLabels(name), headless) : undefined,
  };
}

/** Creates the ServiceAccount that only this workload runs as. */
export function createServiceAccount({ owner, namespace }: Surroundings, name: string): void {
  const key = { apiVersion: 'v1', kind: 'ServiceAccount', name, namespace };
  new MeshObject(owner, 'service-account', key, () => ({ metadata: { labels: selectorLabels(name) } }));
}

/** Creates the Service in front of pods. */
export function createService(
  around: Surroundings, name: string, ports: PortIntent[], selector: { [key: string]: string }, headless: boolean,
): ApiObject {
  const body = () => serviceOf(name, ports, selector, headless, appProtocolsFor(around.targets));
  const key = { apiVersion: 'v1', kind: 'Service', name, namespace: around.namespace };
  return new MeshObject(around.owner, 'service', key, () => withServiceMarks(body(), around));
}

function withServiceMarks(body: any, around: Surroundings): any {
  return { ...body, metadata: withMarks(body.metadata, around.serviceMarks()) };
}

function withMarks(metadata: any, marks: Marks[]): any {
  return mergeMarks([metadata, ...marks]);
}
