import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { record } from '../../../../../analysis/rules/values';
import { SERVICE_PROFILE } from '../../kinds';
import { refusal } from '../../refusal';

/** The share of retries of a ServiceProfile is below zero. */
export const profileRetryRatioNegative: ObjectRule = {
  entry: refusal('CM3161', 'profile-retry-ratio-negative', 'The share of retries of a ServiceProfile is below zero.', 'Write a share from 0 to 1.', 'service-profiles'),
  reads: [SERVICE_PROFILE],
  check: objects => objects.of(SERVICE_PROFILE).filter(({ body }) => record(record(body.spec).retryBudget).retryRatio < 0).map(object => (
    { object, pointer: '/spec/retryBudget/retryRatio', message: `${nameOf(object)} has a negative share of retries, expected one from 0` })),
};
