import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, pointerPart, record } from '../../../../../analysis/rules/values';
import { refusal } from '../refusal';

/** Tags have values when they are set, and none when they are removed. */
export const badTelemetry: ObjectRule = refusal(['telemetry.istio.io/Telemetry'], {
  code: 'CM2444',
  name: 'bad-telemetry',
  summary: 'A Telemetry has a provider without name, a tag that is set without value or removed with one, or a percentage out of range.',
  remedy: 'Name each provider, give `value` with UPSERT and only then, and a sampling of 0 to 100.',
}, (spec, tell) => {
  for (const field of ['metrics', 'tracing', 'accessLogging']) {
    list(spec[field]).map(record).forEach(({ providers }, i) => {
      if (list(providers).some(provider => !record(provider).name)) tell(`/spec/${field}/${i}/providers`, 'a provider has no name, and needs one');
    });
  }
  list(spec.tracing).map(record).forEach(({ randomSamplingPercentage: sampling }, i) => {
    if (sampling < 0 || sampling > 100) tell(`/spec/tracing/${i}/randomSamplingPercentage`, `sampling is ${sampling}; expected 0 to 100`);
  });
  list(spec.metrics).forEach((metrics, i) => list(record(metrics).overrides).forEach((override, j) => {
    for (const [name, tag] of Object.entries(record(record(override).tagOverrides))) {
      const { operation = 'UPSERT', value } = record(tag);
      const wrong = operation === 'UPSERT' ? !value : operation === 'REMOVE' && Boolean(value);
      if (wrong) tell(`/spec/metrics/${i}/overrides/${j}/tagOverrides/${pointerPart(name)}`, `tag ${name} has ${operation} with the value ${value}`);
    }
  }));
});
