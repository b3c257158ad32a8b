import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';
import { AUTHORIZATION_POLICY } from '../kinds';

/** An AuthorizationPolicy is for another namespace than its own. */
export const authorizationOfOtherNamespace: ObjectRule = {
  entry: {
    code: 'CM3130',
    name: 'authorization-of-other-namespace',
    severity: 'error',
    summary: 'An AuthorizationPolicy is for another namespace than its own.',
    explanation: 'The webhook refuses the object; where the webhook is not there or fails, the object is ignored.',
    remedy: 'Move the policy into the namespace that it is for.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/authorization-policy/',
  },
  reads: [AUTHORIZATION_POLICY],
  check: objects => objects.of(AUTHORIZATION_POLICY).filter(({ body, namespace }) => {
    const spec = record(body.spec);
    return record(spec.targetRef).kind === 'Namespace' && record(spec.targetRef).name !== namespace;
  }).map(object => ({ object, pointer: '/spec/targetRef/name', message: `${nameOf(object)} is for namespace '${object.body.spec.targetRef.name}', expected its own, '${object.namespace}'` })),
};
