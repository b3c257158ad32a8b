import { ApiObject } from 'cdk8s';
import { MeshState } from '../mesh-state';
import { podLabels, versionOf } from './own-workload';
import { namedPortsOf, podLabelsOf, podTemplateOf, probesOf } from './pod-template';
import { mergePorts } from './port-reader';
import { requireFreeUsers } from './reserved-users';
import { completePlace, completeService, completeWorkload } from './service-completion';
import { findServices, findWorkload, tryFindServiceAccount, Whereabouts } from './workload-finder';
import { createService, createServiceAccount, Surroundings, WorkloadObjects } from './workload-objects';
import { PortIntent, WorkloadIntent } from '../../intent';
import { Port } from '../../vocabulary/port';
import { complete } from '../objects/completion';

/** Where existing objects are, and what is declared of them. */
export interface ExistingWorkload extends Whereabouts {
  readonly ports: Port[];
  readonly headless?: boolean;
  readonly meshed: boolean;
}

/** Finds an existing workload and its Services, reads them, and completes what they lack. */
export function adoptWorkload(around: Surroundings, mesh: MeshState, existing: ExistingWorkload): WorkloadObjects {
  const workloadObject = findWorkload(existing);
  mesh.adopt(workloadObject, existing.workload, around.owner.node.path);
  const json = workloadObject.toJson();
  requireFreeUsers(existing.name, podTemplateOf(json), around.targets);
  const serviceAccount = adoptServiceAccount(around, mesh, existing, json);
  const workload = workloadOf(json, existing, serviceAccount);
  completing(mesh, around, workloadObject, completeWorkload(around.namespace, serviceAccount, workload.allPodLabels, around.podMarks));
  return { workload, workloadObject, ...adoptServices(around, mesh, existing, json, workload) };
}

function workloadOf(json: any, { name, meshed }: ExistingWorkload, serviceAccount: string): WorkloadIntent {
  const { metadata, spec } = podTemplateOf(json);
  return {
    kind: json.kind,
    podLabels: podLabelsOf(json, name),
    allPodLabels: { ...podLabels(name, versionOf(spec?.containers?.[0]?.image ?? '')), ...metadata?.labels },
    serviceAccount,
    meshed,
    hostNetwork: spec?.hostNetwork === true,
    probes: probesOf(json),
  };
}

/** The Service of the workload with its ports, and further ones in front of the same pods, which are only put into their place. */
function adoptServices(
  around: Surroundings, mesh: MeshState, existing: ExistingWorkload, json: any, { podLabels: selector, allPodLabels }: WorkloadIntent,
): { ports: PortIntent[]; headless: boolean; otherServices: string[]; serviceObject?: ApiObject } {
  const { service: serviceObject, others } = findServices(existing, allPodLabels);
  const service = serviceObject?.toJson(); // before it is completed with what only the finished declaration can tell
  const ports = mergePorts(existing.ports, service, namedPortsOf(json));
  if (serviceObject) completing(mesh, around, serviceObject, completeService(around.namespace, ports, around.targets, around.serviceMarks));
  others.forEach(other => completing(mesh, around, other, completePlace(around.namespace)));
  const headless = service ? isHeadless(service) : existing.headless ?? false;
  return {
    ports,
    headless,
    otherServices: others.filter(other => isHeadless(other.toJson())).map(other => other.name).sort(),
    serviceObject: serviceObject ?? (ports.length > 0 ? createService(around, existing.name, ports, selector, headless) : undefined),
  };
}

/** The workload's own ServiceAccount, or a new one where it has none or the one that every pod of the namespace shares. */
function adoptServiceAccount(around: Surroundings, mesh: MeshState, existing: ExistingWorkload, json: any): string {
  const { serviceAccountName, serviceAccount } = podTemplateOf(json).spec ?? {};
  const found = serviceAccountName ?? serviceAccount;
  const name = found === undefined || found === 'default' ? existing.name : found;
  const object = tryFindServiceAccount(existing, name);
  if (object) completing(mesh, around, object, completePlace(around.namespace));
  else if (name !== found) createServiceAccount(around, name);
  return name;
}

function isHeadless(service: any): boolean {
  return service.spec?.clusterIP === 'None';
}

function completing(mesh: MeshState, { owner }: Surroundings, object: ApiObject, completion: Parameters<typeof complete>[1]): void {
  complete(object, completion);
  mesh.completed.push({ object, path: owner.node.path });
}

