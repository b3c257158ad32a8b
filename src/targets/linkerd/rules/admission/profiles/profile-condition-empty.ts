import { profileConditions } from './profile';
import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { SERVICE_PROFILE } from '../../kinds';
import { refusal } from '../../refusal';

const FIELDS = { request: ['all', 'any', 'not', 'method', 'pathRegex'], response: ['all', 'any', 'not', 'status'] };

/** A condition of a ServiceProfile says nothing. */
export const profileConditionEmpty: ObjectRule = {
  entry: refusal('CM3158', 'profile-condition-empty', 'A condition of a ServiceProfile says nothing.', 'Write a method, a path or a status, or leave the route out.', 'service-profiles'),
  reads: [SERVICE_PROFILE],
  check: objects => (['request', 'response'] as const).flatMap(of => profileConditions(objects, of)
    .filter(({ value }) => FIELDS[of].every(field => (value[field] ?? '') === ''))
    .map(({ object, pointer }) => ({ object, pointer, message: `${nameOf(object)} has a condition without any of ${FIELDS[of].join(', ')}` }))),
};
