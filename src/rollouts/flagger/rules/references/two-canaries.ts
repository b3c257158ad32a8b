import { KubeObject, nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { CANARY, canaryOf } from '../canary-object';

/** Two releases of one workload. */
export const twoCanaries: ObjectRule = {
  entry: {
    code: 'CM6012',
    name: 'two-canaries-of-one-target',
    severity: 'error',
    summary: 'Two Canaries are for the same workload.',
    explanation: 'Both scale it and copy it to the same primary.',
    remedy: 'Keep one of them.',
    see: 'https://docs.flagger.app/usage/how-it-works',
  },
  reads: [CANARY],
  check: objects => {
    const first = new Map<string, KubeObject>();
    return objects.of(CANARY).flatMap(object => {
      const { target, namespace } = canaryOf(object);
      const key = `${namespace} ${target.kind}/${target.name}`;
      const other = first.get(key) ?? object;
      first.set(key, other);
      return other.name === object.name ? [] : [{ object, pointer: '/spec/targetRef', message: `${nameOf(object)} is for the same workload as ${nameOf(other)}` }];
    });
  },
};
