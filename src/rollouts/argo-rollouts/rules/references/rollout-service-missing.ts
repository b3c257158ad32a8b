import { missing } from '../../../../analysis/rules/missing';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { ROLLOUT, rolloutOf } from '../rollout-object';

/** A Service that is not there. */
export const rolloutServiceMissing: ObjectRule = {
  entry: {
    code: 'CM7011',
    name: 'rollout-service-missing',
    severity: 'error',
    summary: 'A Rollout names a Service that does not exist.',
    explanation: 'The Rollout is invalid, and no release goes on.',
    remedy: 'Correct the name, or add the Service.',
    see: 'https://argo-rollouts.readthedocs.io/en/stable/features/specification/',
  },
  reads: [ROLLOUT, 'Service'],
  check: (objects, profile) => missing(objects, profile, 'Service', objects.of(ROLLOUT).map(rolloutOf)
    .flatMap(({ object, services }) => services.map(service => ({ ...service, object, namespace: object.namespace })))),
};
