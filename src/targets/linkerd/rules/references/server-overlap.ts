import { KubeObject, nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { SERVER } from '../kinds';
import { serversByPort } from '../lookup/servers';

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
    const others = new Map<KubeObject, KubeObject>();
    for (const [key, [first, ...rest]] of serversByPort(objects)) {
      for (const each of key.endsWith(' undefined') ? [] : rest) if (!others.has(each)) others.set(each, first);
    }
    return [...others].map(([object, other]) => ({
      object, pointer: '/spec/port', message: `${nameOf(object)} is for the same port of the same pods as ${nameOf(other)}: one of them is skipped`,
    }));
  },
};
