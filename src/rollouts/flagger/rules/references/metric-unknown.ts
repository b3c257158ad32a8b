import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { CANARY, canaryOf } from '../canary-object';

/** A metric that nobody can compute. */
export const metricUnknown: ObjectRule = {
  entry: {
    code: 'CM6014',
    name: 'metric-unknown',
    severity: 'error',
    summary: 'A metric of a Canary is neither built in nor has it a templateRef.',
    explanation: 'Only request-success-rate and request-duration are built in: the check of another one fails each time.',
    remedy: 'Use one of the names, or add a templateRef.',
    see: 'https://docs.flagger.app/usage/metrics#builtin-metrics',
  },
  reads: [CANARY],
  check: objects => objects.of(CANARY).flatMap(object => list(canaryOf(object).analysis.metrics).map(record)
    .map((metric, i) => ({ ...metric, i }) as { [key: string]: any })
    .filter(({ name, templateRef, query }) => !templateRef && !query && !['request-success-rate', 'request-duration'].includes(name))
    .map(({ name, i }) => ({ object, pointer: `/spec/analysis/metrics/${i}`, message: `${nameOf(object)} has metric ${name}, which is not built in and has no templateRef` }))),
};
