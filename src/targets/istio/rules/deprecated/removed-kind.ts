import { BASE } from './base';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { record } from '../../../../analysis/rules/values';
import { entryOf } from '../lookup/entry';

/** A kind that is gone. */
export const removedKind: ObjectRule = {
  entry: entryOf({
    ...BASE,
    code: 'CM2212',
    name: 'removed-kind',
    summary: 'A CustomResourceDefinition is of a kind that Istio does not read any more.',
    explanation: 'Objects of the kind are stored, and hold for nobody.',
    remedy: 'Use AuthorizationPolicy.',
  }),
  reads: ['apiextensions.k8s.io/CustomResourceDefinition'],
  check: objects => objects.of('apiextensions.k8s.io/CustomResourceDefinition').filter(({ body }) => record(body.spec).group === 'rbac.istio.io').map(object => ({
    object, pointer: '/spec/group', message: `${nameOf(object)} is of rbac.istio.io, expected AuthorizationPolicy of security.istio.io`,
  })),
};
