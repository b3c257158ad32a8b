import { ObjectRule } from '../../../../../analysis/rules/rule';
import { pointerPart, text } from '../../../../../analysis/rules/values';
import { REQUEST_AUTHENTICATION } from '../../semantics/policy';
import { DESTINATION_RULE, VIRTUAL_SERVICE } from '../../semantics/traffic';
import { nanosOf, wrongOfDuration } from '../durations';
import { refusal, Tell } from '../refusal';

const FIELDS = new Set([
  'timeout', 'perTryTimeout', 'backoff', 'fixedDelay', 'maxAge', 'idleTimeout', 'interval', 'connectTimeout', 'maxConnectionDuration', 'time',
  'baseEjectionTime', 'duration',
]);

/** These need not be of whole milliseconds. */
const PARSED = new Set(['ttl', 'budgetInterval']);

/** Proxies count milliseconds. */
export const badDuration: ObjectRule = refusal([VIRTUAL_SERVICE, DESTINATION_RULE, 'networking.istio.io/Sidecar', REQUEST_AUTHENTICATION], {
  code: 'CM2704',
  name: 'bad-duration',
  summary: 'A duration is none, is shorter than a millisecond, or has parts of one.',
  remedy: 'Write durations of whole milliseconds, as `1.5s` and `20ms`.',
}, (spec, tell) => visit(spec, '/spec', tell));

function visit(value: unknown, pointer: string, tell: Tell): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, each] of Object.entries(value)) {
    const place = `${pointer}/${pointerPart(key)}`;
    const written = FIELDS.has(key) ? text(each) : undefined;
    const wrong = written === undefined || isSwitch(place, written) ? undefined : wrongOfDuration(written);
    if (PARSED.has(key) && text(each) !== undefined && nanosOf(each) === undefined) tell(place, `${key} is ${each}, which is no duration`);
    if (wrong !== undefined) tell(place, `${key} is ${written}, which ${wrong}`);
    visit(each, place, tell);
  }
}

/** Connections that may be idle for no time may be so for ever. */
function isSwitch(pointer: string, written: string): boolean {
  return pointer.endsWith('/tcp/idleTimeout') && Math.trunc((nanosOf(written) ?? 1e6) / 1e6) === 0;
}
