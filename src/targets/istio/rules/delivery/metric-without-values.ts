import { analysisOf, CANARY } from './canaries';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { isAmbient } from '../lookup/enrolment';

const BUILT_IN = ['request-success-rate', 'request-duration'];

/** Waypoints report as waypoints. */
export const metricWithoutValues: ObjectRule = {
  entry: {
    code: 'CM2616',
    name: 'canary-metric-without-values',
    severity: 'warning',
    summary: 'A Canary in an ambient namespace is judged by a metric that is built in.',
    explanation: 'The built-in queries ask for what the proxies of destinations report. Waypoints report as waypoints: no values are found, and the release does not go on.',
    remedy: 'Use a MetricTemplate that asks for `reporter="waypoint"`.',
    targets: ['istio-ambient'],
    see: 'https://docs.flagger.app/usage/metrics#custom-metrics',
  },
  reads: [CANARY, 'Namespace'],
  check: objects => objects.of(CANARY).filter(({ namespace }) => isAmbient(record(objects.labelsOfNamespace(namespace)))).flatMap(object =>
    list(analysisOf(object).metrics).map(record).flatMap(({ name, templateRef }, i) => !BUILT_IN.includes(name) || templateRef ? [] : [
      { object, pointer: `/spec/analysis/metrics/${i}`, message: `${nameOf(object)} is judged by ${name}, which has no values in the ambient mesh` },
    ])),
};
