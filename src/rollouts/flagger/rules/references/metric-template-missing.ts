import { KubeObject } from '../../../../analysis/rules/kube-object';
import { missing } from '../../../../analysis/rules/missing';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record, text } from '../../../../analysis/rules/values';
import { CANARY, canaryOf } from '../canary-object';

const TEMPLATE = 'flagger.app/MetricTemplate';

function metricsOf(object: KubeObject): { [key: string]: any }[] {
  return list(canaryOf(object).analysis.metrics).map(record);
}

/** Metrics by a template that is not there. */
export const metricTemplateMissing: ObjectRule = {
  entry: {
    code: 'CM6013',
    name: 'metric-template-missing',
    severity: 'error',
    summary: 'A metric of a Canary refers to a MetricTemplate that does not exist.',
    explanation: 'The check fails each time, and no release passes.',
    remedy: 'Correct name and namespace of templateRef, or add the MetricTemplate.',
    see: 'https://docs.flagger.app/usage/metrics#custom-metrics',
  },
  reads: [CANARY, TEMPLATE],
  check: (objects, profile) => missing(objects, profile, TEMPLATE, objects.of(CANARY)
    .flatMap(object => metricsOf(object).flatMap(({ templateRef }, i) => {
      const { name, namespace } = record(templateRef);
      return text(name) ? [{ object, namespace: text(namespace) || object.namespace, name, pointer: `/spec/analysis/metrics/${i}/templateRef` }] : [];
    }))),
};
