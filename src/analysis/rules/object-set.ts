import { isDeepStrictEqual } from 'util';
import { groupKindOf, KubeObject, kubeObject } from './kube-object';
import { PodIndex, PodShape } from './pod-index';
import { record } from './values';

const TEMPLATES: { [groupKind: string]: string } = {
  'Pod': '',
  'apps/Deployment': '/spec/template',
  'apps/StatefulSet': '/spec/template',
  'apps/DaemonSet': '/spec/template',
  'apps/ReplicaSet': '/spec/template',
  'batch/Job': '/spec/template',
  'batch/CronJob': '/spec/jobTemplate/spec/template',
  'argoproj.io/Rollout': '/spec/template',
};

/** All objects together, found by kind and name. */
export class ObjectSet {
  /** Objects out of documents; what is no object is left out. */
  public static of(documents: any[]): ObjectSet {
    return ObjectSet.from(documents.flatMap((body, index) => kubeObject(body, index) ?? []));
  }

  /** A set of these objects. */
  public static from(objects: KubeObject[]): ObjectSet {
    return new ObjectSet(objects);
  }

  private readonly byKind = new Map<string, KubeObject[]>();
  private readonly byName = new Map<string, KubeObject>();
  private readonly byNamespace = new Map<string, KubeObject[]>();
  private index?: PodIndex;

  private readonly objects: KubeObject[] = [];

  /** What is there again and is the same is one object. */
  private constructor(objects: KubeObject[]) {
    for (const object of objects) {
      const kind = groupKindOf(object);
      const same = object.name === '' ? undefined : this.byName.get(`${kind} ${object.namespace}/${object.name}`);
      if (same && isDeepStrictEqual(same.body, object.body)) continue;
      this.objects.push(object);
      push(this.byKind, kind, object);
      push(this.byNamespace, `${kind} ${object.namespace}`, object);
      const key = `${kind} ${object.namespace}/${object.name}`;
      if (!this.byName.has(key)) this.byName.set(key, object);
    }
  }

  /** Every object, of every kind. */
  public all(): KubeObject[] {
    return this.objects;
  }

  /** Objects of a kind: `networking.istio.io/VirtualService`. */
  public of(groupKind: string): KubeObject[] {
    return this.byKind.get(groupKind) ?? [];
  }

  /** Objects of a kind in a namespace. */
  public in(groupKind: string, namespace: string): KubeObject[] {
    return this.byNamespace.get(`${groupKind} ${namespace}`) ?? [];
  }

  /** The object of a kind and name; of a kind without namespaces, in the namespace that is empty. */
  public find(groupKind: string, namespace: string, name: string): KubeObject | undefined {
    return this.byName.get(`${groupKind} ${namespace}/${name}`);
  }

  /** Labels of a namespace; none if it is not there. */
  public labelsOfNamespace(namespace: string): { [key: string]: string } {
    return this.find('Namespace', '', namespace)?.body.metadata?.labels ?? {};
  }

  /** Pods, and what workloads make of their pod templates. */
  public pods(): PodIndex {
    this.index ??= new PodIndex(Object.entries(TEMPLATES).flatMap(([kind, pointer]) => this.of(kind).flatMap(owner => podOf(owner, pointer) ?? [])));
    return this.index;
  }
}

function podOf(owner: KubeObject, pointer: string): PodShape | undefined {
  const template = pointer.split('/').slice(1).reduce((value, part) => value?.[part], owner.body);
  if (typeof template !== 'object' || template === null) return undefined;
  const { labels, annotations } = template.metadata ?? {};
  return { owner, namespace: owner.namespace, labels: labels ?? {}, annotations: annotations ?? {}, spec: record(template.spec), pointer };
}

function push(lists: Map<string, KubeObject[]>, key: string, object: KubeObject): void {
  const list = lists.get(key);
  if (list) list.push(object);
  else lists.set(key, [object]);
}
