import { profileRoutes } from './profile';
import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { record } from '../../../../../analysis/rules/values';
import { SERVICE_PROFILE } from '../../kinds';
import { refusal } from '../../refusal';
import { isGoDuration } from '../../values/durations';

/** A duration of a ServiceProfile is none. */
export const profileDurationUnreadable: ObjectRule = {
  entry: refusal('CM3159', 'profile-duration-unreadable', 'A duration of a ServiceProfile is none.', 'Write a number and a unit: `300ms`, `10s`.', 'service-profiles'),
  reads: [SERVICE_PROFILE],
  check: objects => [
    ...profileRoutes(objects).map(({ object, value, pointer }) => ({ object, duration: value.timeout || undefined, pointer: `${pointer}/timeout` })),
    ...objects.of(SERVICE_PROFILE).map(object => ({ object, duration: record(record(object.body.spec).retryBudget).ttl, pointer: '/spec/retryBudget/ttl' })),
  ].filter(({ duration }) => (duration ?? undefined) !== undefined && !isGoDuration(duration))
    .map(({ object, duration, pointer }) => ({ object, pointer, message: `${nameOf(object)} has the duration '${duration}', expected one like 300ms` })),
};
