import { KubeObject } from '../../../../analysis/rules/kube-object';
import { ObjectSet } from '../../../../analysis/rules/object-set';
import { pointerPart, record } from '../../../../analysis/rules/values';
import { annotationsOf } from '../lookup/mesh-signs';

const CONFIG = [
  'access-log', 'admin-port', 'close-wait-timeout', 'control-port', 'debug-image', 'debug-image-pull-policy', 'debug-image-version',
  'default-inbound-policy', 'enable-debug-sidecar', 'enable-external-profiles', 'enable-gateway', 'image-pull-policy', 'inbound-port',
  'opaque-ports', 'outbound-port', 'pod-inbound-ports', 'proxy-additional-env', 'proxy-admin-shutdown', 'proxy-await', 'proxy-cpu-limit',
  'proxy-cpu-ratio-limit', 'proxy-cpu-request', 'proxy-disable-inbound-protocol-detect-timeout', 'proxy-disable-outbound-protocol-detect-timeout',
  'proxy-enable-native-sidecar', 'proxy-ephemeral-storage-limit', 'proxy-ephemeral-storage-request', 'proxy-gid', 'proxy-image',
  'proxy-inbound-connect-timeout', 'proxy-inbound-discovery-cache-unused-timeout', 'proxy-log-format', 'proxy-log-http-headers', 'proxy-log-level',
  'proxy-memory-limit', 'proxy-memory-request', 'proxy-metrics-hostname-labels', 'proxy-outbound-connect-timeout',
  'proxy-outbound-discovery-cache-unused-timeout', 'proxy-require-identity-inbound-ports', 'proxy-uid', 'proxy-version', 'shutdown-grace-period',
  'skip-inbound-ports', 'skip-outbound-ports', 'skip-subnets',
];
const ACCRUAL = ['max-failures', 'min-penalty', 'max-penalty', 'jitter-ratio'].map(each => `failure-accrual-consecutive-${each}`);
const RATE = ['threshold', 'window', 'min-requests'].map(each => `failure-accrual-success-rate-${each}`);

/** Names of annotations by prefix: prefixes of which all names are known, and that people write. */
export const NAMES: { [prefix: string]: string[] } = {
  'config.linkerd.io': CONFIG,
  'config.alpha.linkerd.io': ['proxy-wait-before-exit-seconds', 'proxy-enable-native-sidecar'],
  'config.beta.linkerd.io': ['proxy-enable-native-sidecar'],
  'retry.linkerd.io': ['limit', 'http', 'grpc', 'timeout'],
  'timeout.linkerd.io': ['request', 'response', 'idle'],
  'balancer.linkerd.io': ['failure-accrual', ...ACCRUAL],
  'balancer.alpha.linkerd.io': [
    ...RATE, 'failure-accrual-honor-retry-after', 'penalize-failures', 'load-biaser-penalty', 'load-biaser-max-retry-after',
  ],
};

/** An annotation of an object or of a pod template. */
export interface Annotation {
  readonly object: KubeObject;
  readonly prefix: string;
  readonly name: string;
  /** Whether it is of the template, not of the workload. */
  readonly isOfTemplate: boolean;
  readonly pointer: string;
}

/** Annotations with a prefix of Linkerd, of all objects and pod templates. */
export function annotationsWithPrefix(objects: ObjectSet): Annotation[] {
  const templates = objects.pods().all.filter(({ pointer }) => pointer !== '')
    .map(({ owner: object, annotations, pointer }) => ({ object, annotations: record(annotations), at: pointer, isOfTemplate: true }));
  return [...objects.all().map(object => ({ object, annotations: annotationsOf(object), at: '', isOfTemplate: false })), ...templates]
    .flatMap(({ object, annotations, at, isOfTemplate }) => Object.keys(annotations).filter(key => key.split('/')[0] in NAMES).map(key => ({
      object, prefix: key.split('/')[0], name: key.split('/')[1] ?? '', isOfTemplate, pointer: `${at}/metadata/annotations/${pointerPart(key)}`,
    })));
}
