import { KubeObject, nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';
import { SERVER } from '../kinds';
import { podsOf, portNumber } from '../servers';

/** Two Servers select the same port of the same pods. */
export const serverOverlap: ObjectRule = {
  entry: {
    code: 'CM3014',
    name: 'server-overlap',
    severity: 'error',
    summary: 'Two Servers select the same port of the same pods.',
    explanation: 'The oldest of them decides and the others are skipped; which one that is, is not seen in the objects.',
    remedy: 'Leave one Server for the port, or make the selectors exclude each other.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/authorization-policy/',
  },
  reads: [SERVER, 'Pod'],
  check: objects => {
    const first = new Map<string, KubeObject>();
    return objects.of(SERVER).flatMap(object => {
      const keys = podsOf(objects, object).map(pod => ({ pod, port: portNumber(record(object.body.spec).port, pod) }))
        .filter(({ port }) => port !== undefined)
        .map(({ pod, port }) => `${pod.owner.index} ${port}`);
      const other = keys.map(key => first.get(key)).find(each => each !== undefined);
      for (const key of keys) if (!first.has(key)) first.set(key, object);
      return other
        ? [{ object, pointer: '/spec/port', message: `${nameOf(object)} is for the same port of the same pods as ${nameOf(other)}: one of them is skipped` }] : [];
    });
  },
};
