import { lightstepProvider } from './lightstep';
import { logWithoutProvider } from './log-without-provider';
import { severalDefaultTelemetries } from './several-defaults';
import { telemetriesOfOnePod } from './shared-pod';
import { telemetryWithoutPods } from './without-pods';
import { ObjectRule } from '../../../../analysis/rules/rule';

/** Rules about Telemetry. */
export const RULES: ObjectRule[] = [telemetriesOfOnePod, severalDefaultTelemetries, telemetryWithoutPods, logWithoutProvider, lightstepProvider];
