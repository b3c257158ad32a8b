import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { knowsPods } from '../../../../analysis/rules/service-ports';
import { text } from '../../../../analysis/rules/values';
import { CANARY, canaryOf } from '../canary-object';
import { DEPLOYMENT } from './canary-target';

/** A release of what is not there. */
export const canaryTargetMissing: ObjectRule = {
  entry: {
    code: 'CM6011',
    name: 'canary-target-missing',
    severity: 'error',
    summary: 'A Canary is for a Deployment that does not exist.',
    explanation: 'The Canary is not initialised: there are no Services and no route.',
    remedy: 'Correct the name of targetRef.',
    see: 'https://docs.flagger.app/usage/how-it-works',
  },
  reads: [CANARY, 'Pod', DEPLOYMENT],
  check: (objects, profile) => objects.of(CANARY).flatMap(object => {
    const { target, namespace } = canaryOf(object);
    const name = text(target.name) ?? '';
    if (target.kind !== 'Deployment' || !knowsPods(objects, profile, namespace) || objects.find(DEPLOYMENT, namespace, name)) return [];
    return [{ object, pointer: '/spec/targetRef/name', message: `${nameOf(object)} is for Deployment ${name}, which does not exist` }];
  }),
};
