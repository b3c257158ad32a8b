import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';
import { SERVER } from '../kinds';
import { hasPods, podsOf } from '../lookup/servers';

/** A Server selects no pod. */
export const serverWithoutPods: ObjectRule = {
  entry: {
    code: 'CM3013',
    name: 'server-without-pods',
    severity: 'warning',
    summary: 'A Server selects no pod.',
    explanation: 'Its port has the default policy, and policies for the Server reach nobody.',
    remedy: 'Correct the labels of `podSelector`.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/authorization-policy/',
  },
  reads: [SERVER, 'Pod'],
  check: (objects, profile) => objects.of(SERVER).filter(object => hasPods(object) && profile.complete
    && objects.pods().in(object.namespace).length > 0
    && Object.keys(record(record(record(object.body.spec).podSelector).matchLabels)).length > 0 && podsOf(objects, object).length === 0)
    .map(object => ({ object, pointer: '/spec/podSelector', message: `${nameOf(object)} selects no pod of namespace '${object.namespace}'` })),
};
