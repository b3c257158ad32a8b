import { KubeObject, nameOf } from './kube-object';
import { ObjectSet } from './object-set';
import { Profile } from './profile';
import { Problem } from './rule';

/** A reference of an object to another one by name. */
export interface Reference {
  readonly object: KubeObject;
  readonly namespace: string;
  readonly name: string;
  readonly pointer: string;
}

/** References to objects of a kind that are not there, in namespaces of which others of the kind are known. */
export function missing(objects: ObjectSet, { complete }: Profile, groupKind: string, references: Reference[]): Problem[] {
  const known = (namespace: string) => complete && objects.in(groupKind, namespace).length > 0;
  return references.filter(({ namespace, name }) => known(namespace) && !objects.find(groupKind, namespace, name))
    .map(({ object, namespace, name, pointer }) => {
      const found = namespace === object.namespace ? name : `${namespace}/${name}`;
      return { object, pointer, message: `${nameOf(object)} names ${groupKind.split('/').pop()} ${found}, which does not exist` };
    });
}
