import { KubeObject, nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule, Problem } from '../../../../analysis/rules/rule';
import { ROLLOUT, rolloutOf } from '../rollout-object';

/** A Service of two releases. */
export const rolloutServiceShared: ObjectRule = {
  entry: {
    code: 'CM7013',
    name: 'rollout-service-shared',
    severity: 'error',
    summary: 'Two Rollouts name the same Service.',
    explanation: 'Each sets the selector to its own pods: the second Rollout is invalid.',
    remedy: 'Give each Rollout Services of its own.',
    see: 'https://argo-rollouts.readthedocs.io/en/stable/features/specification/',
  },
  reads: [ROLLOUT],
  check: objects => {
    const first = new Map<string, KubeObject>();
    return objects.of(ROLLOUT).flatMap(object => rolloutOf(object).services.flatMap(({ name, pointer }): Problem[] => {
      const key = `${object.namespace}/${name}`;
      const other = first.get(key) ?? object;
      first.set(key, other);
      return other.name === object.name ? [] : [{ object, pointer, message: `${nameOf(object)} names Service ${name}, which ${nameOf(other)} names too` }];
    }));
  },
};
