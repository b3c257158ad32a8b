import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { pointerPart } from '../../../../analysis/rules/values';
import { annotated } from '../annotated';

const POLICIES = ['all-unauthenticated', 'all-authenticated', 'cluster-authenticated', 'cluster-unauthenticated', 'deny', 'audit'];

/** A default policy is one that there is not. */
export const unknownDefaultPolicy: ObjectRule = {
  entry: {
    code: 'CM3037',
    name: 'unknown-default-policy',
    severity: 'error',
    summary: 'A default policy is one that there is not.',
    explanation: 'It is ignored and the policy of the cluster holds, which is mostly open.',
    remedy: 'Write one of the policies of Linkerd, with hyphens.',
    targets: ['linkerd'],
    see: 'https://linkerd.io/2/reference/proxy-configuration/',
  },
  reads: ['Namespace', 'Pod'],
  check: objects => annotated(objects).flatMap(({ object, annotations, pointer }) => {
    const value = annotations['config.linkerd.io/default-inbound-policy'] ?? undefined;
    if (value === undefined || POLICIES.includes(value)) return [];
    return [{ object, pointer: `${pointer}/${pointerPart('config.linkerd.io/default-inbound-policy')}`, message: `${nameOf(object)} has the default policy '${value}', expected one of ${POLICIES.join(', ')}` }];
  }),
};
