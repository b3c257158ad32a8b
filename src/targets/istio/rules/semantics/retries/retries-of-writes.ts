import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record, text } from '../../../../../analysis/rules/values';
import { Route, routesOf, VIRTUAL_SERVICE } from '../traffic';

const WRITES = new Set(['POST', 'PATCH']);
/** What happens before the request reaches the destination. */
const BEFORE = new Set(['connect-failure', 'refused-stream', 'reset-before-request', 'envoy-ratelimited']);

/** A request that writes may have been worked on when its answer is an error. */
export const retriesOfWrites: ObjectRule = {
  entry: {
    code: 'CM2512',
    name: 'retries-of-writes',
    severity: 'warning',
    summary: 'A route of a VirtualService for POST or PATCH is tried again after an answer.',
    explanation: 'The destination may have done its work before the answer was lost or was an error. Trying again does it twice.',
    remedy: 'Retry only `connect-failure,refused-stream`, set `attempts: 0`, or be sure that the destination recognises repeated requests.',
    targets: ['istio-sidecar', 'istio-ambient'],
    see: 'https://istio.io/latest/docs/concepts/traffic-management/#retries',
  },
  reads: [VIRTUAL_SERVICE],
  check: objects => objects.of(VIRTUAL_SERVICE).flatMap(object => routesOf(object)).flatMap(route => {
    const conditions = afterAnswer(route);
    const writes = methodsOf(route).filter(method => WRITES.has(method));
    return conditions.length === 0 || writes.length === 0 ? [] : [{
      object: route.object,
      pointer: `${route.pointer}/retries/retryOn`,
      message: `${writes.join(', ')} is tried again on ${conditions.join(', ')}, when it may have been done already`,
    }];
  }),
};

function methodsOf({ value }: Route): string[] {
  return [...new Set(list(value.match).map(match => text(record(record(match).method).exact) ?? ''))];
}

function afterAnswer({ value }: Route): string[] {
  const { attempts, retryOn } = record(value.retries);
  if (!(attempts > 0)) return [];
  return (text(retryOn) ?? '').split(',').filter(each => each !== '' && !BEFORE.has(each));
}
