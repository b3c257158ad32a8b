import { probeNeverOpen } from './probe-never-open';
import { probeNotAuthorized } from './probe-not-authorized';
import { probeOfProxy } from './probe-of-proxy';
import { probeWithoutRoute } from './probe-without-route';
import { proxyMetricsDenied } from './proxy-metrics-denied';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about probes and metrics. */
export const RULES: ObjectRule[] = [
  probeNeverOpen,
  probeNotAuthorized,
  probeOfProxy,
  probeWithoutRoute,
  proxyMetricsDenied,
];
