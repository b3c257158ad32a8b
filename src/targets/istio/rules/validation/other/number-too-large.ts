import { ObjectRule } from '../../../../../analysis/rules/rule';
import { pointerPart } from '../../../../../analysis/rules/values';
import { DESTINATION_RULE, VIRTUAL_SERVICE } from '../../semantics/traffic';
import { refusal, Tell } from '../refusal';

const POOL = ['http1MaxPendingRequests', 'http2MaxRequests', 'maxConcurrentStreams', 'maxRequestsPerConnection', 'maxRetries', 'maxConnections'];
/** Numbers with a sign, of 32 bits. */
const FIELDS: { [groupKind: string]: Set<string> } = {
  [VIRTUAL_SERVICE]: new Set(['weight', 'attempts', 'percent', 'httpStatus']),
  [DESTINATION_RULE]: new Set([...POOL, 'consecutiveErrors', 'maxEjectionPercent', 'minHealthPercent']),
  'networking.istio.io/Sidecar': new Set(POOL),
  'networking.istio.io/EnvoyFilter': new Set(['priority']),
  'networking.istio.io/ProxyConfig': new Set(['concurrency']),
  'networking.istio.io/WorkloadGroup': new Set(['failureThreshold', 'initialDelaySeconds', 'periodSeconds', 'successThreshold', 'timeoutSeconds']),
  'extensions.istio.io/WasmPlugin': new Set(['priority']),
  'extensions.istio.io/TrafficExtension': new Set(['priority']),
};
const MOST = 2 ** 31 - 1;
/** What is not Istio's own is not looked into. */
const FOREIGN = new Set(['value', 'pluginConfig']);

/** Istio keeps numbers in 32 bits, which schemas do not say. */
export const numberTooLarge: ObjectRule = refusal(Object.keys(FIELDS), {
  code: 'CM2700',
  name: 'number-too-large',
  summary: 'A number is larger than Istio can keep.',
  remedy: 'Write a number of at most 2147483647.',
}, (spec, tell, { group, kind }) => visit(spec, '/spec', FIELDS[`${group}/${kind}`], tell));

function visit(value: unknown, pointer: string, fields: Set<string>, tell: Tell): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, each] of Object.entries(value).filter(([name]) => !FOREIGN.has(name))) {
    const place = `${pointer}/${pointerPart(key)}`;
    if (fields.has(key) && typeof each === 'number' && (each > MOST || each < -MOST - 1)) tell(place, `${key} is ${each}; expected at most ${MOST}`);
    visit(each, place, fields, tell);
  }
}
