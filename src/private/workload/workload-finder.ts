import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';

const WORKLOAD_KINDS = ['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet', 'Job', 'CronJob', 'Rollout', 'Pod'];

/** The one workload inside a construct, or the one with a name. */
export function findWorkload(holder: IConstruct, name?: string): ApiObject {
  return findOne(holder, 'workload', kind => WORKLOAD_KINDS.includes(kind), name);
}

/** The one Service inside a construct, or the one with a name. */
export function findService(holder: IConstruct, name?: string): ApiObject {
  return findOne(holder, 'Service', kind => kind === 'Service', name);
}

/** Every API object of a kind inside a construct. */
export function objectsOfKind(holder: IConstruct, kind: string): ApiObject[] {
  return holder.node.findAll().filter(construct => ApiObject.isApiObject(construct) && construct.kind === kind) as ApiObject[];
}

function findOne(holder: IConstruct, what: string, matches: (kind: string) => boolean, name?: string): ApiObject {
  const objects = holder.node.findAll().filter(ApiObject.isApiObject).filter(object => matches(object.kind));
  const named = name === undefined ? objects : objects.filter(object => object.name === name);
  if (named.length === 1) return named[0];
  const found = objects.map(object => `${object.kind} '${object.name}'`).join(', ') || 'none';
  const wanted = name === undefined ? `exactly one ${what}` : `exactly one ${what} named '${name}'`;
  throw new Error(`expected ${wanted} inside '${holder.node.path}', found: ${found}`);
}
