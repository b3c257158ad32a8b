import { meshConfig, providersOf } from './mesh-config';
import { nameOf } from '../../../../analysis/rules/kube-object';
import { ObjectRule } from '../../../../analysis/rules/rule';
import { list, record } from '../../../../analysis/rules/values';
import { entryOf } from '../lookup/entry';
import { ISTIO, TELEMETRY } from '../lookup/kinds';

/** Traces to a provider that goes away. */
export const lightstepProvider: ObjectRule = {
  entry: entryOf({
    code: 'CM2134',
    name: 'lightstep-provider',
    severity: 'warning',
    summary: 'A Telemetry sends traces to a Lightstep provider, which is deprecated.',
    explanation: 'Newer proxies have no such tracer, and send no traces then.',
    remedy: 'Use an OpenTelemetry provider.',
    elsewhere: ['IST0002'],
    targets: ISTIO,
  }),
  reads: [TELEMETRY, 'ConfigMap'],
  check: (objects, profile) => {
    const deprecated = new Set(providersOf(meshConfig(objects, profile), 'lightstep'));
    return objects.of(TELEMETRY).flatMap(object => list(record(object.body.spec).tracing).flatMap((tracing, i) =>
      list(record(tracing).providers).flatMap((provider, j) => !deprecated.has(record(provider).name) ? [] : {
        object,
        pointer: `/spec/tracing/${i}/providers/${j}`,
        message: `${nameOf(object)} sends traces to ${provider.name}, a Lightstep provider; expected one of OpenTelemetry`,
      })));
  },
};
