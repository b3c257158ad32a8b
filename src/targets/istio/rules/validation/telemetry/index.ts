import { badLogFilter } from './bad-log-filter';
import { badProxyConfig } from './bad-proxy-config';
import { badTelemetry } from './bad-telemetry';
import { ObjectRule } from '../../../../../analysis/rules/rule';

/** Rules about Telemetry and ProxyConfig. */
export const RULES: ObjectRule[] = [badLogFilter, badTelemetry, badProxyConfig];
