import { ApiObject, Include } from 'cdk8s';
import { IConstruct } from 'constructs';

const WORKLOAD_KINDS = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job', 'CronJob', 'Rollout', 'Pod'];

const indexes = new WeakMap<Include, ObjectIndex>();

/** The API objects inside a construct; of included manifests, which never grow, the index is made once. */
export function objectsInside(holder: IConstruct): ObjectIndex {
  if (!(holder instanceof Include)) return new ObjectIndex(holder);
  if (!indexes.has(holder)) indexes.set(holder, new ObjectIndex(holder));
  return indexes.get(holder)!;
}

/** The API objects inside a construct, found by kind and name, and Services by the pods that they select. */
export class ObjectIndex {
  /** Objects that run pods. */
  public readonly workloads: ApiObject[];
  /** Kubernetes Services. */
  public readonly services: ApiObject[];
  private readonly byName = new Map<string, ApiObject[]>();
  private selecting?: Map<string, Selecting[]>;

  constructor(holder: IConstruct) {
    const objects = holder.node.findAll().filter(ApiObject.isApiObject);
    this.workloads = objects.filter(holdsPodTemplate);
    this.services = objects.filter(object => object.kind === 'Service');
    const accounts = objects.filter(object => object.kind === 'ServiceAccount');
    for (const object of [...this.workloads, ...this.services, ...accounts]) append(this.byName, object.name, object);
  }

  /** Workloads of a name. */
  public workloadsNamed(name: string): ApiObject[] {
    return this.named(name).filter(object => !['Service', 'ServiceAccount'].includes(object.kind));
  }

  /** Services of a name. */
  public servicesNamed(name: string): ApiObject[] {
    return this.named(name).filter(object => object.kind === 'Service');
  }

  /** ServiceAccounts of a name. */
  public serviceAccountsNamed(name: string): ApiObject[] {
    return this.named(name).filter(object => object.kind === 'ServiceAccount');
  }

  /** Services that select pods with these labels. */
  public servicesSelecting(labels: { [key: string]: string }): ApiObject[] {
    this.selecting ??= bySelector(this.services);
    return Object.entries(labels)
      .flatMap(([key, value]) => this.selecting!.get(`${key}=${value}`) ?? [])
      .filter(({ selector }) => Object.entries(selector).every(([key, value]) => labels[key] === value))
      .map(({ object }) => object);
  }

  private named(name: string): ApiObject[] {
    return this.byName.get(name) ?? [];
  }
}

/** A Rollout may refer to a Deployment instead, which then is the workload. */
function holdsPodTemplate(object: ApiObject): boolean {
  if (!WORKLOAD_KINDS.includes(object.kind)) return false;
  return object.kind !== 'Rollout' || object.toJson().spec?.workloadRef === undefined;
}

interface Selecting {
  readonly object: ApiObject;
  readonly selector: { [key: string]: string };
}

/** Services by one of the labels that they select by; without a selector, none. */
function bySelector(services: ApiObject[]): Map<string, Selecting[]> {
  const found = new Map<string, Selecting[]>();
  for (const object of services) {
    const selector: { [key: string]: string } = object.toJson().spec?.selector ?? {};
    const [first] = Object.entries(selector);
    if (first) append(found, first.join('='), { object, selector });
  }
  return found;
}

function append<T>(map: Map<string, T[]>, key: string, item: T): void {
  if (!map.has(key)) map.set(key, []);
  map.get(key)!.push(item);
}
