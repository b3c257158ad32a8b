import { nameOf } from '../../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { record } from '../../../../../analysis/rules/values';
import { LEGACY_ROUTE } from '../../kinds';
import { rulesOf } from '../../lookup/routes';
import { refusal } from '../../refusal';
import { goNanoseconds } from '../../values/durations';

/** The timeout of a backend is longer than that of the request. */
export const backendTimeoutAboveRequest: ObjectRule = {
  entry: refusal(
    'CM3173', 'backend-timeout-above-request', 'The timeout for the backend of an HTTPRoute of Linkerd is longer than that of the request.',
    'Make `backendRequest` not longer than `request`.', 'httproute'),
  reads: [LEGACY_ROUTE],
  check: objects => objects.of(LEGACY_ROUTE).flatMap(object => rulesOf(object)
    .map(({ value, pointer }) => ({ ...record(value.timeouts), pointer: `${pointer}/timeouts/backendRequest` }) as { [key: string]: any })
    .filter(({ request, backendRequest }) => goNanoseconds(backendRequest) > goNanoseconds(request))
    .map(({ request, backendRequest, pointer }) => (
      { object, pointer, message: `${nameOf(object)} has the timeout ${backendRequest} for the backend and ${request} for the request` }))),
};
