import { groupKindOf, KubeObject, nameOf } from '../../kube-object';
import { ANY_KIND, ObjectRule, Problem } from '../../rule';

/** What is applied last is what the cluster has. */
export const objectTwice: ObjectRule = {
  entry: {
    code: 'CM1131',
    name: 'object-twice',
    severity: 'error',
    summary: 'Two objects have the same kind, namespace and name, and are not the same.',
    explanation: 'In the cluster they are one object: whichever is applied last takes the place of the other, and nothing tells of it.',
    remedy: 'Keep one of them, or give one another name; where they are alternatives, such as stages, lint each folder by itself: lint --each stages/*.',
    see: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  },
  reads: [ANY_KIND],
  check: objects => {
    const first = new Map<string, KubeObject>(); // the set has no object twice that is the same
    return objects.all().filter(({ name }) => name !== '').flatMap((object): Problem[] => {
      const key = `${groupKindOf(object)} ${object.namespace}/${object.name}`;
      if (!first.has(key)) return first.set(key, object) && [];
      return [{ object, pointer: '/metadata/name', message: `${nameOf(object)} is there before with another content: the one that is applied last counts` }];
    });
  },
};
