import { ObjectRule } from '../../../../../analysis/rules/rule';
import { record, text } from '../../../../../analysis/rules/values';
import { Route, routesOf, VIRTUAL_SERVICE } from '../traffic';

const UNITS: { [unit: string]: number } = { h: 3600, m: 60, s: 1, ms: 0.001, us: 0.000001, ns: 0.000000001 };

/** The timeout of a route is for all tries together. */
export const retriesBeyondTimeout: ObjectRule = {
  entry: {
    code: 'CM2511',
    name: 'retries-beyond-timeout',
    severity: 'warning',
    summary: 'The retries of a route of a VirtualService take longer than its timeout.',
    explanation: 'The timeout is for all tries together, and ends them: the last ones are cut off or never made.',
    remedy: 'Make `timeout` at least as long as `perTryTimeout` times the number of tries, which is `attempts` and one.',
    targets: ['istio-sidecar', 'istio-ambient'],
    see: 'https://istio.io/latest/docs/concepts/traffic-management/#retries',
  },
  reads: [VIRTUAL_SERVICE],
  check: objects => objects.of(VIRTUAL_SERVICE).flatMap(object => routesOf(object)).flatMap(route => {
    const [timeout, attempts, each] = timesOf(route);
    return !(attempts * each > timeout) ? [] : [{
      object: route.object,
      pointer: `${route.pointer}/retries`,
      message: `${attempts} retries of ${each}s do not fit into the timeout of ${timeout}s`,
    }];
  }),
};

/** Timeout, attempts and time of each; NaN where nothing is said. */
function timesOf({ value }: Route): number[] {
  const { attempts, perTryTimeout } = record(value.retries);
  return [secondsOf(value.timeout), typeof attempts === 'number' ? attempts : NaN, secondsOf(perTryTimeout)];
}

function secondsOf(duration: unknown): number {
  const parts = [...(text(duration) ?? '').matchAll(/([\d.]+)(h|ms|us|ns|m|s)/g)];
  const seconds = parts.reduce((sum, [, number, unit]) => sum + Number(number) * UNITS[unit], 0);
  return seconds > 0 ? seconds : NaN;
}
