import { STATUS_CODES } from 'http';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { record, text } from '../../../../../analysis/rules/values';
import { routesOf, VIRTUAL_SERVICE } from '../../semantics/traffic';
import { refusal } from '../refusal';

const CONDITIONS = new Set([
  '5xx', 'gateway-error', 'reset', 'reset-before-request', 'connect-failure', 'retriable-4xx', 'refused-stream', 'retriable-status-codes',
  'retriable-headers', 'envoy-ratelimited', 'http3-post-connect-failure', 'cancelled', 'deadline-exceeded', 'internal', 'resource-exhausted', 'unavailable',
]);

/** Retries happen on what Envoy knows, without spaces between. */
export const badRetryOn: ObjectRule = refusal([VIRTUAL_SERVICE], {
  code: 'CM2323',
  name: 'bad-retry-on',
  summary: 'Retries of a VirtualService are on something that Envoy does not know.',
  remedy: 'Write conditions of Envoy and status codes, with commas between and no spaces.',
  see: 'https://www.envoyproxy.io/docs/envoy/latest/configuration/http/http_filters/router_filter#x-envoy-retry-on',
}, (_, tell, object) => routesOf(object).forEach(({ value, pointer }) => {
  const conditions = (text(record(value.retries).retryOn) || 'reset').split(',');
  const unknown = conditions.filter(each => !CONDITIONS.has(each) && !isStatus(each));
  if (unknown.length > 0) tell(`${pointer}/retries/retryOn`, `retryOn has ${unknown.map(each => `'${each}'`).join(', ')}, which Envoy does not know`);
}));

/** Whether a status has a name; 509 has none of a standard. */
function isStatus(code: string): boolean {
  return /^\+?\d+$/.test(code) && STATUS_CODES[Number(code)] !== undefined && Number(code) !== 509;
}
