import { ObjectRule } from '../../../../../analysis/rules/rule';
import { record } from '../../../../../analysis/rules/values';
import { routesOf, VIRTUAL_SERVICE } from '../../semantics/traffic';
import { refusal } from '../refusal';

/** The authority of a request is set in one place. */
export const authorityTwice: ObjectRule = refusal([VIRTUAL_SERVICE], {
  code: 'CM2316',
  name: 'authority-set-twice',
  summary: 'A route of a VirtualService sets the authority of a request more than once.',
  remedy: 'Set it by `rewrite.authority` or by the header Host.',
}, (_, tell, object) => routesOf(object).forEach(({ value, pointer }) => {
  const { set, add } = record(record(value.headers).request);
  const places = [
    ...record(value.rewrite).authority ? ['rewrite.authority'] : [],
    ...[...Object.keys(record(set)), ...Object.keys(record(add))].filter(name => /^(host|:authority)$/i.test(name)),
  ];
  if (places.length > 1) tell(pointer, `authority is set by ${places.join(' and ')}; expected one of them`);
}));
