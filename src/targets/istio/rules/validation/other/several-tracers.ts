import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record } from '../../../../../analysis/rules/values';
import { refusal } from '../refusal';

/** Spans go to one place. */
export const severalTracers: ObjectRule = refusal(['telemetry.istio.io/Telemetry'], {
  code: 'CM2444',
  name: 'several-tracers',
  severity: 'warning',
  summary: 'A Telemetry has several entries of `tracing`, or several providers in one of them.',
  explanation: 'Istio supports one provider of tracing. It accepts the object and warns, and only one of them gets spans.',
  remedy: 'Keep one entry of `tracing` with one provider.',
}, ({ tracing }, tell) => {
  if (list(tracing).length > 1) tell('/spec/tracing', `there are ${list(tracing).length} entries of tracing; expected one`);
  list(tracing).forEach((each, i) => {
    const count = list(record(each).providers).length;
    if (count > 1) tell(`/spec/tracing/${i}/providers`, `there are ${count} providers of tracing; expected one`);
  });
});
