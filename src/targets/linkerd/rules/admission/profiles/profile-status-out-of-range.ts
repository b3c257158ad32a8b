import { profileConditions } from './profile';
import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { record } from '../../../../../analysis/rules/values';
import { SERVICE_PROFILE } from '../../kinds';
import { refusal } from '../../refusal';

/** A range of statuses of a ServiceProfile cannot be. */
export const profileStatusOutOfRange: ObjectRule = {
  entry: refusal('CM3160', 'profile-status-out-of-range', 'A range of statuses of a ServiceProfile cannot be.', 'Write statuses from 100 to 599, the lower one as min.', 'service-profiles'),
  reads: [SERVICE_PROFILE],
  check: objects => profileConditions(objects, 'response')
    .map(({ object, value, pointer }) => ({ object, ...record(value.status), pointer: `${pointer}/status` }))
    .filter(({ min = 0, max = 0 }: { [key: string]: any }) => max !== 0 && max < min
      || [min, max].some(each => each !== 0 && !(each >= 100 && each <= 599)))
    .map(({ object, min, max, pointer }: { [key: string]: any }) => ({
      object, pointer, message: `${nameOf(object)} has statuses from ${min ?? 'any'} to ${max ?? 'any'}, expected some from 100 to 599`,
    })),
};
