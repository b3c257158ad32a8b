import { EGRESS_NETWORK, ROUTES } from '../kinds';
import { annotationsOf } from './mesh-signs';
import { outboundRoutes } from './routes';
import { KubeObject } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { Profile } from '../../../../analysis/rules/profile';
import { pointerPart } from '../../../../analysis/rules/values';
import { millisecondsOf } from '../values/durations';

const PREFIX = /^(retry|timeout|balancer|balancer\.alpha)\.linkerd\.io\//;

/** An annotation about retries, timeouts or balancing. */
export interface Setting {
  readonly object: KubeObject;
  readonly key: string;
  readonly value: string;
  readonly pointer: string;
}

/** Annotations about retries, timeouts and balancing of an object. */
export function settingsOf(object: KubeObject): Setting[] {
  return Object.entries(annotationsOf(object)).filter(([key, value]) => PREFIX.test(key) && value !== null)
    .map(([key, value]) => ({ object, key, value: String(value), pointer: `/metadata/annotations/${pointerPart(key)}` }));
}

/** Routes by which clients send, and what they are for: all that may have such annotations. */
export function withSettings(objects: ObjectSet, profile: Profile): KubeObject[] {
  return [...outboundRoutes(objects, profile, ROUTES), ...['Service', EGRESS_NETWORK].flatMap(kind => objects.of(kind))];
}

const DURATION = (value: string) => millisecondsOf(value) !== undefined;
const WHOLE = (most: number) => (value: string) => /^\+?\d+$/.test(value) && Number(value) <= most;
const BOOLEAN = (value: string) => /^(0|f|F|false|FALSE|False|1|t|T|true|TRUE|True)$/.test(value.trim());
const ALL = (pattern: RegExp) => (value: string) => value.split(',').every(each => pattern.test(each));

function isStatus(condition: string): boolean {
  const [, low, high] = /^([1-5]\d\d)(?:-([1-5]\d\d))?$/.exec(condition) ?? [];
  return /^(5xx|gateway-error)$/i.test(condition) || low !== undefined && Number(low) <= Number(high ?? low);
}

/** Whether values of annotations can be read, by key; what is not here has a rule of its own. */
export const VALUES: { [key: string]: (value: string) => boolean } = {
  'retry.linkerd.io/limit': WHOLE(65535),
  'retry.linkerd.io/http': value => value.split(',').every(isStatus),
  'retry.linkerd.io/grpc': ALL(/^(cancelled|deadline-exceeded|internal|resource-exhausted|unavailable)$/i),
  'retry.linkerd.io/timeout': DURATION,
  'timeout.linkerd.io/request': DURATION,
  'timeout.linkerd.io/response': DURATION,
  'timeout.linkerd.io/idle': DURATION,
  'balancer.alpha.linkerd.io/penalize-failures': BOOLEAN,
  'balancer.alpha.linkerd.io/failure-accrual-honor-retry-after': BOOLEAN,
  'balancer.alpha.linkerd.io/load-biaser-penalty': DURATION,
  'balancer.alpha.linkerd.io/load-biaser-max-retry-after': DURATION,
};
