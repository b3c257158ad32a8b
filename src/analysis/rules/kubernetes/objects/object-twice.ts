import { groupKindOf, KubeObject, nameOf } from '../../kube-object';
import { ANY_KIND, ObjectRule, Problem } from '../../rule';

/** What is applied last is what the cluster has. */
export const objectTwice: ObjectRule = {
  entry: {
    code: 'CM1190',
    name: 'object-twice',
    severity: 'error',
    summary: 'Two objects have the same kind, namespace and name.',
    explanation: 'They are one object in a cluster: whichever is applied last overwrites the other, and nothing tells of it.',
    remedy: 'Keep one of them, or give the other another name or namespace.',
    see: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  },
  reads: [ANY_KIND],
  check: objects => {
    const first = new Map<string, KubeObject>();
    return objects.all().filter(({ name }) => name !== '').flatMap((object): Problem[] => {
      const key = `${groupKindOf(object)} ${object.namespace}/${object.name}`;
      if (!first.has(key)) return first.set(key, object) && [];
      return [{ object, pointer: '/metadata/name', message: `${nameOf(object)} is there twice: the second overwrites the first` }];
    });
  },
};
