import { celSyntaxError } from '../../../../../analysis/rules/cel-syntax';
import { ObjectRule } from '../../../../../analysis/rules/rule';
import { list, record, text } from '../../../../../analysis/rules/values';
import { TELEMETRY } from '../../lookup/kinds';
import { refusal } from '../refusal';

/** A filter of access logs is an expression of CEL. */
export const badLogFilter: ObjectRule = refusal([TELEMETRY], {
  code: 'CM2447',
  name: 'bad-log-filter',
  summary: 'The filter of access logs of a Telemetry is no expression of CEL.',
  remedy: 'Write an expression about `request`, `response` and `connection`, such as `response.code >= 500`.',
}, ({ accessLogging }, tell) => list(accessLogging).forEach((logging, i) => {
  const { filter } = record(logging);
  const wrong = filter === undefined || filter === null ? undefined : celSyntaxError(text(record(filter).expression) ?? '');
  if (wrong !== undefined) tell(`/spec/accessLogging/${i}/filter/expression`, `expression cannot be parsed: ${wrong}`);
}));
