import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { knowsServices } from '../../../../analysis/rules/service-ports';
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
  check: (objects, profile) => objects.of(ROLLOUT).map(rolloutOf)
    .filter(({ object }) => knowsServices(objects, profile, object.namespace))
    .flatMap(({ object, services }) => services
      .filter(({ name }) => !objects.find('Service', object.namespace, name))
      .map(({ name, pointer }) => ({ object, pointer, message: `${nameOf(object)} names Service ${name}, which does not exist` }))),
};
