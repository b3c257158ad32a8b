import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { objectsInside } from './object-index';

/** Where existing objects are. */
export interface Whereabouts {
  readonly name: string;
  readonly workload: IConstruct;
  readonly workloadName?: string;
  readonly service?: IConstruct;
}

/** The workload with the name that was given, or with the service's name, or the only one. */
export function findWorkload({ name, workload, workloadName }: Whereabouts): ApiObject {
  const inside = objectsInside(workload);
  if (workloadName === undefined && inside.workloads.length === 1) return inside.workloads[0];
  const wanted = workloadName ?? name;
  const what = workloadName === undefined && inside.workloads.length === 0 ? 'workload' : `workload named '${wanted}'`;
  return theOne(inside.workloadsNamed(wanted), what, inside.workloads, workload);
}

/** Services in front of a workload: the one that is called, and others. */
export interface Services {
  readonly service?: ApiObject;
  readonly others: ApiObject[];
}

/** The Service that was given, or the one beside the workload with the service's name, or the only one that selects its pods. */
export function findServices({ name, workload, service }: Whereabouts, podLabels: { [key: string]: string }): Services {
  const selecting = objectsInside(workload).servicesSelecting(podLabels);
  const called = service ? givenService(service, name, podLabels) : besideService(selecting, name);
  return { service: called, others: selecting.filter(object => object !== called) };
}

/** The ServiceAccount of a name beside a workload. */
export function tryFindServiceAccount({ workload }: Whereabouts, name: string): ApiObject | undefined {
  return objectsInside(workload).serviceAccountsNamed(name)[0];
}

function besideService(selecting: ApiObject[], name: string): ApiObject | undefined {
  const named = selecting.filter(object => object.name === name);
  if (named.length === 1 || selecting.length < 2) return named[0] ?? selecting[0];
  throw new Error(`the Service of service '${name}' must be told by 'service' where several select its pods, found: ${namesOf(selecting)}`);
}

function givenService(holder: IConstruct, name: string, podLabels: { [key: string]: string }): ApiObject {
  const found = findService(holder, name);
  if (objectsInside(holder).servicesSelecting(podLabels).includes(found)) return found;
  throw new Error(`Service '${found.name}' of service '${name}' must select its pods, got: selector ${JSON.stringify(found.toJson().spec?.selector ?? {})}, `
    + `labels of the pods: ${JSON.stringify(podLabels)}`);
}

/** Every API object of a kind inside a construct. */
export function objectsOfKind(holder: IConstruct, kind: string): ApiObject[] {
  return holder.node.findAll().filter(construct => ApiObject.isApiObject(construct) && construct.kind === kind) as ApiObject[];
}

function findService(holder: IConstruct, name: string): ApiObject {
  const inside = objectsInside(holder);
  if (inside.services.length === 1) return inside.services[0];
  return theOne(inside.servicesNamed(name), inside.services.length === 0 ? 'Service' : `Service named '${name}'`, inside.services, holder);
}

function theOne(found: ApiObject[], what: string, among: ApiObject[], holder: IConstruct): ApiObject {
  if (found.length === 1) return found[0];
  throw new Error(`expected exactly one ${what} inside '${holder.node.path}', found: ${namesOf(among) || 'none'}`);
}

function namesOf(objects: ApiObject[]): string {
  return objects.map(object => `${object.kind} '${object.name}'`).join(', ');
}
